import { isUrlLoad } from '../../../shared/domain/isUrlLoad.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import { inLines, type MeasuringCommand, measuringCommand, quoted } from '../../../shared/text/commandLine.ts'

/** The command line that measures the same again, in lines of a readable length. */
export function repeatCommand(comparison: Comparison): string {
  const { configurations, profile, objectives, repeat, seed, baseline } = comparison
  const scenario = chosenScenario(comparison)
  const [first] = comparison.runs
  if (first !== undefined && isUrlLoad(first)) {
    return inLines(loadWords(first, objectives))
  }
  return measuringCommand({
    configurations,
    profile: profile.id,
    // Topologies with scenarios of their own have several, and none was chosen.
    ...(scenario !== undefined && { scenario }),
    ...(objectives !== undefined && { objectives }),
    repeat,
    timeScale: profile.timeScale,
    ...settings(comparison),
    ...warmUpWord(comparison),
    baseline,
    ...(comparison.baselineRun && { baselineRun: comparison.baselineRun.runId }),
    seed,
    ...(comparison.confirmations !== undefined && { confirmOpen: true }),
  })
}

/** As it was asked; of a single run, which is stored without that, as its configuration says. */
function settings({ ask, runs }: Comparison): Pick<MeasuringCommand, 'set' | 'parameters' | 'faults'> {
  if (ask !== undefined) {
    const { set, parameters, faults } = ask
    return { set, ...(parameters && { parameters }), ...(faults && { faults }) }
  }
  const overridden = runs.flatMap(({ configuration }) =>
    configuration.overridden.map((name) => [name, configuration.parameters[name] ?? ''] as const),
  )
  return { set: Object.fromEntries(overridden) }
}

/** As it was asked; of a single run, as it was done. The default is not written. */
function warmUpWord({ ask, runs }: Comparison): Pick<MeasuringCommand, 'warmUp'> {
  const done = runs[0]?.warmUp
  const warmUp = ask === undefined ? done && warmUpText(done) : ask.warmUp
  return warmUp === undefined || warmUp === 'auto' ? {} : { warmUp }
}

function warmUpText(warmUp: NonNullable<RunResult['warmUp']>): string {
  return warmUp.kind === 'fixed' ? `${warmUp.capMs}ms` : warmUp.kind
}

/** Load on a URL. Which engine was asked, and whom was trusted, is the environment's, which a result does not keep. */
function loadWords(
  { configuration, profile, scenario, seed, connections, warmUp, services }: RunResult,
  objectives: string | undefined,
): string[] {
  const load = constantWords(profile) ?? [
    `--profile ${quoted(profile.id)}`,
    ...(profile.timeScale === 1 ? [] : [`--time-scale ${profile.timeScale}`]),
  ]
  return [
    'palier',
    'load',
    quoted(configuration.variant),
    ...load,
    ...(scenario.id === 'url' ? [] : [`--scenario ${quoted(scenario.id)}`]),
    ...(connections === 'perUser' ? [] : [`--connections ${connections}`]),
    // Without users nobody thinks; a scenario's own cycle is not a think time, and asking for one would replace it.
    ...('users' in (profile.stages[0] ?? { users: 0 }) && scenario.cycleMeanMs === undefined
      ? [`--think ${scenario.thinkMeanMs}ms`]
      : []),
    ...(warmUp === undefined || warmUp.kind === 'none' ? [] : [`--warm-up ${warmUpText(warmUp)}`]),
    ...(objectives === undefined ? [] : [`--objectives ${quoted(objectives)}`]),
    ...(services.length === 0
      ? []
      : [`--containers ${quoted(services.map(({ container, role }) => `${container}=${role}`).join(','))}`]),
    `--seed ${seed}`,
  ]
}

/** Users or a rate from the beginning to the end; undefined for a profile. */
function constantWords({ id, stages, arrivals, maxInFlight }: RunResult['profile']): string[] | undefined {
  const last = stages.at(-1)
  if (last === undefined || (id !== 'constant' && id !== 'constant-rate')) return undefined
  const duration = `--duration ${last.durationMs}ms`
  if ('users' in last) return [`--users ${last.users}`, duration]
  return [`--rate ${last.ratePerS}`, duration, `--arrivals ${arrivals}`, `--max-in-flight ${maxInFlight}`]
}

/** The one that was asked for, or that all runs had; undefined when topologies brought their own different ones. */
function chosenScenario({ ask, runs, scenario }: Comparison): string | undefined {
  if (ask !== undefined) return ask.scenario
  const all = new Set(runs.map((run) => run.scenario.id))
  return all.size > 1 || scenario === '' ? undefined : scenario
}
