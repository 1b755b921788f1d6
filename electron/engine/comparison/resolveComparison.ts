import type { ComparisonAsk } from '../../../shared/contract/comparisonAsk.ts'
import { toConfigurationName, toWrittenName } from '../../../shared/domain/configuration.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { nearestName } from '../../../shared/text/nearestName.ts'
import type { Ports } from '../ports.ts'
import { planLengthProblems } from '../run/planLength.ts'
import { readSecrets } from '../run/readSecrets.ts'
import type { RunSpec } from '../run/runSpec.ts'
import { toWarmUpOrder } from '../run/toWarmUpOrder.ts'
import { budgetWarnings } from '../topology/budgetWarnings.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { checkOwn, checkSet, resolveConfiguration, unknownParameters } from '../topology/resolveConfiguration.ts'
import { plannedFaults, scaledFaults, strangersTo } from './plannedFaults.ts'

/** What all repeats of one configuration have in common. */
export type ResolvedRun = Omit<RunSpec, 'runId' | 'comparisonId' | 'repeat' | 'confirms'>

/** Lets sockets, caches and the processor settle between two runs. */
export const COOL_DOWN_MS = 3000

/**
 * Reads and checks everything a comparison names before anything is created: all problems are thrown together, and without any the
 * secrets that are missing. One for each configuration, in the person's order.
 */
export function resolveComparison(
  ask: ComparisonAsk,
  catalogue: Catalogue,
  variable: Ports['variable'],
): readonly ResolvedRun[] {
  const collected = new Collected()
  const profile = collected.try(() => catalogue.profile(ask.profile))
  if (profile !== undefined) collected.add(planLengthProblems(profile, ask.timeScale))
  const { objectives: asked } = ask
  const objectives = asked === undefined ? undefined : collected.try(() => catalogue.objective(asked))
  const warmUp = collected.try(() => toWarmUpOrder(ask.warmUp ?? 'auto'))
  collected.add(configurationProblems(ask))
  if (ask.confirmOpen === true && profile?.model === 'open') collected.add([alreadyOpen(profile.id)])
  const { planned, problems: ofFaults } = plannedFaults(profile, ask.faults ?? [])
  collected.add(ofFaults)
  const chosen = ask.configurations.map((written) => {
    const { topologyId, variant } = toConfigurationName(written)
    const id = toWrittenName({ topologyId, variant })
    return { id, variant, own: ownParameters(ask, id), topology: collected.try(() => catalogue.topology(topologyId)) }
  })
  const topologies = chosen.flatMap(({ topology }) => (topology === undefined ? [] : [topology]))
  // With a misspelt topology nobody knows its parameters; a name that no topology at all has is wrong all the same.
  if (topologies.length === chosen.length) collected.add(checkSet(topologies, ask.set))
  else collected.add(unknownParameters(catalogue.topologies.items, ask.set))
  const resolved = chosen.map(({ topology, variant, id, own }) => {
    if (topology === undefined) return undefined
    // Also with a misspelt variant, whose topology is known all the same.
    collected.add(checkOwn(topology, id, own))
    const scenario = collected.try(() => catalogue.scenario(ask.scenario ?? topology.scenario))
    const configuration = collected.try(() => resolveConfiguration(topology, variant, ask.set, own))
    const plan = configuration && collected.try(() => catalogue.stackPlan(configuration))
    if (plan !== undefined) collected.add(strangersTo(plan, id, planned))
    if (profile === undefined || scenario === undefined || configuration === undefined || plan === undefined)
      return undefined
    return {
      topology,
      configuration,
      plan,
      profile,
      scenario,
      timeScale: ask.timeScale,
      seed: ask.seed,
      warmUp: warmUp ?? { kind: 'none' },
      faults: scaledFaults(planned, ask.timeScale),
      warnings: budgetWarnings(topology, configuration.parameters),
      ...(objectives === undefined ? {} : { objectives }),
    }
  })
  collected.throwIfAny()
  const runs = resolved.filter((run) => run !== undefined)
  const secrets = readSecrets(
    runs.map(({ scenario }) => scenario),
    { variable, isOwnStack: true },
  )
  return runs.map((run, index) => ({ ...run, secrets: secrets[index] ?? {} }))
}

/** The configuration that deltas refer to: the chosen one, else the first. */
export function baselineOf({ baseline, configurations }: ComparisonAsk): string {
  return toWrittenName(toConfigurationName(baseline ?? configurations[0] ?? ''))
}

/** What is asked of this configuration alone; `trio-cache` in the ask is `trio-cache:baseline`. */
export function ownParameters({ parameters = {} }: ComparisonAsk, id: string): Readonly<Record<string, string>> {
  const meant = Object.entries(parameters).filter(([written]) => toWrittenName(toConfigurationName(written)) === id)
  return Object.assign({}, ...meant.map(([, own]) => own))
}

/** Each configuration once (repeats are asked for otherwise), and the baseline among them as well as all that have values. */
function configurationProblems(ask: ComparisonAsk): Problem[] {
  const written = ask.configurations.map((name) => toWrittenName(toConfigurationName(name)))
  const twice = new Set(written.filter((name, index) => written.indexOf(name) !== index))
  const problems: Problem[] = [...twice].map((name) => ({
    where: 'command line',
    field: '',
    found: `${name} more than once`,
    expected: 'each configuration once',
    fix: 'run each several times with --repeat 2',
  }))
  const expected = `one of ${[...new Set(written)].join(', ')}`
  const strangers = Object.keys(ask.parameters ?? {}).filter(
    (name) => !written.includes(toWrittenName(toConfigurationName(name))),
  )
  problems.push(
    ...strangers.map((name) => ({
      where: '--set',
      field: '',
      found: `values for "${name}"`,
      expected: `values for ${expected}`,
    })),
  )
  if (written.includes(baselineOf(ask))) return problems
  return [...problems, { where: '--baseline', field: '', found: `"${ask.baseline}"`, expected }]
}

function alreadyOpen(profile: string): Problem {
  const expected = 'a profile of the closed model: one that is open has nothing to confirm'
  return {
    where: '--confirm-open',
    field: '',
    found: `profile "${profile}", which is open`,
    expected,
    fix: 'leave --confirm-open out',
  }
}

/** Goes on after a failure in what a person wrote, so that all of them are told together. */
class Collected {
  readonly #problems: Problem[] = []

  add(problems: readonly Problem[]): void {
    this.#problems.push(...problems)
  }

  try<T>(read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof PalierError)) throw error
      const { failure } = error
      if (failure.kind === 'badInput') this.add(failure.problems)
      else if (failure.kind === 'unknownName') this.add([toProblem(failure.what, failure.name, failure.known)])
      else throw error
      return undefined
    }
  }

  /** The same wrong file or name may have been met several times. */
  throwIfAny(): void {
    const problems = [...new Map(this.#problems.map((problem) => [JSON.stringify(problem), problem])).values()]
    if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  }
}

function toProblem(what: string, name: string, known: readonly string[]): Problem {
  const meant = nearestName(name, known)
  return {
    where: what,
    field: '',
    found: `"${name}"`,
    expected:
      known.length === 0
        ? `${what === 'objectives' ? '' : 'a '}${what}, but there is none`
        : `one of ${known.join(', ')}`,
    ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
  }
}
