import type { CatalogueAnswer } from '../../../shared/contract/listings.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Objectives } from '../../../shared/domain/objectives.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import { loginName, loginRequests, type Scenario, type ValueSource } from '../../../shared/domain/scenario.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { stageLevel } from '../../../shared/load/toPhases.ts'
import { durationText, percentText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { limitWords, metricWords } from '../targetWords.ts'
import type { Terminal } from '../terminal.ts'

interface ListParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly json: boolean
}

export async function listTopologies({ client, terminal, json }: ListParts): Promise<ExitCode> {
  return print(await client.ask('topology.list', {}), { terminal, json, toText: topologyText })
}

export async function listProfiles({ client, terminal, json }: ListParts): Promise<ExitCode> {
  return print(await client.ask('profile.list', {}), { terminal, json, toText: profileText })
}

export async function listScenarios({ client, terminal, json }: ListParts): Promise<ExitCode> {
  return print(await client.ask('scenario.list', {}), { terminal, json, toText: scenarioText })
}

export async function listObjectives({ client, terminal, json }: ListParts): Promise<ExitCode> {
  return print(await client.ask('objectives.list', {}), { terminal, json, toText: objectivesText })
}

/** Good files are listed even when others are broken; the broken ones make the command end with the usage code. */
function print<T>(
  { items, problems }: CatalogueAnswer<T>,
  { terminal, json, toText }: { terminal: Terminal; json: boolean; toText: (item: T) => string },
): ExitCode {
  terminal.out(json ? JSON.stringify(items, null, 2) : items.map(toText).join('\n\n'))
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return exitCodes.done
}

function topologyText(topology: Topology): string {
  const variants = Object.entries(topology.variants).map(([name, values]) => {
    const changes = Object.entries(values).map(([key, value]) => `${key}=${value}`)
    return `  ${topology.id}:${name}${changes.length === 0 ? '' : `\n    ${changes.join(' ')}`}`
  })
  const values = Object.values(topology.parameters).map((parameter) => String(parameter.default).length)
  const width = Math.max(9, ...values)
  const parameters = Object.entries(topology.parameters).map(
    ([name, parameter]) => `  ${name.padEnd(28)} ${String(parameter.default).padEnd(width)} ${parameter.label.en}`,
  )
  return [
    `${topology.id} — ${topology.title.en}`,
    ...(topology.description === undefined ? [] : [topology.description.en]),
    'Configurations',
    ...variants,
    'Parameters (--set NAME=VALUE)',
    ...parameters,
  ].join('\n')
}

function profileText(profile: Profile): string {
  const { id, title, stages, connections = 'perUser' } = profile
  const unit = profile.model === 'closed' ? 'users' : 'req/s'
  let from = 0
  const lines = stages.map((stage) => {
    const level = stageLevel(stage)
    const levels = from === level ? `${level}` : `${from} → ${level}`
    from = level
    return `  ${durationText(stage.durationMs).padEnd(12)} ${levels} ${unit}`
  })
  const model =
    profile.model === 'closed'
      ? 'closed model'
      : `open model, ${profile.arrivals} arrivals, at most ${profile.maxInFlight} under way`
  const over = connections === 'perUser' ? '' : `, connections ${connections}`
  return [`${id} — ${title.en}, ${durationText(planDurationMs(stages))}, ${model}${over}`, ...lines].join('\n')
}

function scenarioText(scenario: Scenario): string {
  const { id, title, think, requests, values } = scenario
  const sum = requests.reduce((total, { weight }) => total + weight, 0)
  const lines = requests.map(
    ({ name, weight, method, path }) =>
      `  ${((100 * weight) / sum).toFixed(0).padStart(3)} %  ${name.padEnd(16)} ${method} ${path}`,
  )
  const logins = loginRequests(scenario).map(({ method, path }) => `         ${loginName.padEnd(16)} ${method} ${path}`)
  const secrets = Object.values(values).flatMap((source) => (source.kind === 'secret' ? [secretText(source)] : []))
  const head = `${id} — ${title.en}, think time ${durationText(think.meanMs)} ± ${think.spreadPercent} %`
  return [head, ...lines, ...logins, ...secrets].join('\n')
}

function secretText({ environment, local }: Extract<ValueSource, { kind: 'secret' }>): string {
  return `  secret from ${environment}${local === undefined ? '' : '; a stack of our own does not need it'}`
}

function objectivesText({ id, title, capacity, targets }: Objectives): string {
  const lines = targets.map((target) => {
    const { name, warning, whenMissed } = target
    const normal = warning === undefined ? '' : `, warning from ${warning}`
    const stops = whenMissed === 'stop' ? ', a miss stops the run' : ''
    return `  ${name.padEnd(20)} ${metricWords(target)} ${limitWords(target)}${normal}${stops}`
  })
  const bounds = `capacity: errors up to ${percentText(capacity.errorRate)}, P95 up to ${durationText(capacity.p95Ms)}`
  return [`${id} — ${title.en}, ${bounds}`, ...lines].join('\n')
}
