import { basename } from 'node:path'
import type { z } from 'zod'
import type { Problem } from '../../../shared/domain/problem.ts'
import { loginName, type Scenario, type ValueSource } from '../../../shared/domain/scenario.ts'
import {
  type scenarioRequestSchema,
  scenarioSchema,
  type valueSourceSchema,
} from '../../../shared/domain/scenarioSchema.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { checkPlaceholders } from './checkPlaceholders.ts'
import { checkSecrets } from './checkSecrets.ts'
import { definedOnly } from './definedOnly.ts'
import { distinctProblems } from './distinctProblems.ts'
import { ProblemLog } from './ProblemLog.ts'
import { readFields } from './readFields.ts'
import { readYamlFile, type ShowPath } from './readYamlFile.ts'
import { toLogin, toRequest } from './toScenarioRequest.ts'

type WrittenRequest = z.output<typeof scenarioRequestSchema>
type WrittenSource = z.output<typeof valueSourceSchema>
type WrittenPace = z.output<typeof scenarioSchema>['think']

/** A scenario. It is only given when nothing is wrong. */
export function readScenario(
  path: string,
  showPath: ShowPath,
): { readonly scenario: Scenario | undefined; readonly problems: readonly Problem[] } {
  const { file, problems } = readYamlFile(path, showPath)
  if (file === undefined) return { scenario: undefined, problems }
  const log = new ProblemLog(file)
  const fields = readFields(log, scenarioSchema.shape, file.value, [])
  const { name, title, description, think, cycle, values = {}, login, requests = [] } = fields
  const id = basename(path, '.yaml')
  if (name !== undefined && name !== id) log.add(['name'], { expected: `${id}, the name of the file` })
  const written = (file.value ?? {}) as { readonly [K in keyof typeof scenarioSchema.shape]?: unknown }
  checkPace(log, written)
  checkSources(log, values)
  checkRequests(log, requests, login !== undefined)
  const scenario = definedOnly<Scenario>({
    id,
    title: title ?? { en: '', fr: '' },
    description,
    think: toPace(think),
    cycle: cycle === undefined ? undefined : toPace(cycle),
    values: Object.fromEntries(Object.entries(values).map(([value, source]) => [value, toSource(source)])),
    login: login === undefined ? undefined : toLogin(login),
    requests: requests.map(toRequest),
  })
  // A request or a login that could not be read may have been what gives, or uses, a value.
  if (requests.length > 0 && (login !== undefined || written.login === undefined)) {
    // Names as written: a source that could not be read is not missing as well.
    checkPlaceholders(log, scenario, Object.keys(written.values ?? {}))
    checkSecrets(log, scenario)
  }
  if (log.problems.length > 0) return { scenario: undefined, problems: distinctProblems(log.problems) }
  return { scenario, problems: [] }
}

/** Either, and not both; one that could not be read has been complained about. */
function checkPace(log: ProblemLog, { think, cycle }: { readonly think?: unknown; readonly cycle?: unknown }): void {
  const expected = '`think` or `cycle`, with mean and spread'
  if (think === undefined && cycle === undefined) log.add(['think'], { expected })
  if (think !== undefined && cycle !== undefined)
    log.add(['cycle'], { found: '`cycle` beside `think`', expected: 'one of the two', atKey: true })
}

function checkSources(log: ProblemLog, values: Readonly<Record<string, WrittenSource>>): void {
  for (const [name, source] of Object.entries(values)) {
    const [kind, range] =
      'zipf' in source ? ['zipf', source.zipf] : 'uniform' in source ? ['uniform', source.uniform] : []
    if (kind === undefined || range === undefined || range.from <= range.to) continue
    log.add(['values', name, kind, 'to'], { expected: `${range.from} (its from) or more` })
  }
}

function checkRequests(log: ProblemLog, requests: readonly WrittenRequest[], hasLogin: boolean): void {
  const seen = new Set<string>()
  for (const [index, { name }] of requests.entries()) {
    if (seen.has(name))
      log.add(['requests', index, 'name'], { found: `${JSON.stringify(name)} again`, expected: 'each name once' })
    if (hasLogin && name === loginName)
      log.add(['requests', index, 'name'], { expected: `a name other than ${loginName}, the row of the logins` })
    seen.add(name)
  }
  if (requests.length > 0 && requests.every(({ weight }) => weight === 0)) {
    log.add(['requests'], {
      found: 'weights that add up to 0',
      expected: 'a request with a weight above 0',
      atKey: true,
    })
  }
}

function toPace(pace: WrittenPace): Scenario['think'] {
  return { meanMs: toDurationMs(pace?.mean ?? '') ?? 0, spreadPercent: pace?.spread ?? 0 }
}

function toSource(source: WrittenSource): ValueSource {
  if ('zipf' in source) return { kind: 'zipf', ...source.zipf }
  if ('uniform' in source) return { kind: 'uniform', ...source.uniform }
  if ('choice' in source) return { kind: 'choice', values: source.choice.map(String) }
  if ('byUser' in source) return { kind: 'byUser', values: source.byUser.map(String) }
  if ('unique' in source) return { kind: 'unique', prefix: source.unique === true ? '' : source.unique.prefix }
  return { kind: 'secret', ...source.secret }
}
