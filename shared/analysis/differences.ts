import type { Comparison, RunResult } from '../domain/runResult.ts'

type Difference = Comparison['comparison']['pairs'][number]['differences'][number]
type Inputs = ReadonlyMap<string, string>

/** What one run has and the other lacks. */
const absent = 'absent'

/**
 * Every input in which two runs differ, so that a difference between their figures is never put down to the wrong one.
 * What a run that ended early never came to know (images, limits, environment, path) is left out, not called different.
 */
export function differences(from: RunResult, to: RunResult): Difference[] {
  const pairs = [
    [setup(from), setup(to)],
    [place(from), place(to)],
    [parameters(from), parameters(to)],
    [images(from), images(to)],
    [limits(from), limits(to)],
    [environment(from), environment(to)],
  ] as const
  return pairs.flatMap(([a, b]) => (a.size === 0 || b.size === 0 ? [] : differing(a, b)))
}

type Load = Pick<RunResult, 'profile' | 'scenario' | 'model' | 'connections' | 'seed' | 'dealVersion'>

/** Inputs of the measured load alone: with any of them different two runs were asked different things, and their figures say nothing of each other. */
export function loadDifferences(from: Load, to: Load): Difference[] {
  return differing(load(from), load(to))
}

function differing(a: Inputs, b: Inputs): Difference[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((input) => ({ input, from: a.get(input) ?? absent, to: b.get(input) ?? absent }))
    .filter(({ from, to }) => from !== to)
}

function setup(result: RunResult): Inputs {
  const { configuration, objectives, warmUp } = result
  return new Map([
    ...toInputs({ topology: configuration.topologyId, variant: configuration.variant }),
    ...load(result),
    ...toInputs({
      ...(warmUp && { warmUp: warmUp.kind === 'fixed' ? `${warmUp.capMs} ms` : warmUp.kind }),
      ...(objectives !== undefined && { objectives }),
    }),
  ])
}

function load({ profile, scenario, ...result }: Load): Inputs {
  const stages = profile.stages.map((stage) =>
    'users' in stage
      ? `${stage.durationMs} ms to ${stage.users} users`
      : `${stage.durationMs} ms to ${stage.ratePerS} req/s`,
  )
  return toInputs({
    'profile.id': profile.id,
    'profile.timeScale': profile.timeScale,
    'profile.stages': stages.join(', '),
    ...(profile.arrivals && { 'profile.arrivals': profile.arrivals }),
    ...(profile.maxInFlight !== undefined && { 'profile.maxInFlight': profile.maxInFlight }),
    'scenario.id': scenario.id,
    'scenario.endpoints': scenario.endpoints.join(', '),
    'scenario.thinkMeanMs': scenario.thinkMeanMs,
    'scenario.thinkSpreadPercent': scenario.thinkSpreadPercent,
    ...(scenario.cycleMeanMs !== undefined && { 'scenario.cycleMeanMs': scenario.cycleMeanMs }),
    ...(scenario.cycleSpreadPercent !== undefined && { 'scenario.cycleSpreadPercent': scenario.cycleSpreadPercent }),
    model: result.model,
    connections: result.connections,
    seed: result.seed,
    ...(result.dealVersion !== undefined && { dealVersion: result.dealVersion }),
  })
}

/** Known from the start of the containers on. */
function place({ path, cpuSets }: RunResult): Inputs {
  return toInputs({
    ...(path && { path }),
    ...(cpuSets && {
      'cpuSets.containers': cpuSets.containers,
      'cpuSets.generator': cpuSets.generatorFloats ? 'floating' : cpuSets.generator,
    }),
  })
}

function parameters({ configuration }: RunResult): Inputs {
  return toInputs(configuration.parameters, 'parameters.')
}

function images(result: RunResult): Inputs {
  return toInputs(result.images, 'images.')
}

/** A limit that was asked for and not applied is another one than the same limit enforced. */
function limits(result: RunResult): Inputs {
  return new Map(
    result.limits.map(({ container, limit, effective, state }) => [
      `limits.${container}.${limit}`,
      `${effective} (${state})`,
    ]),
  )
}

function environment({ environment: known }: RunResult): Inputs {
  if (known === undefined) return new Map()
  const { engine, ...machine } = known
  return new Map([...toInputs(machine, 'environment.'), ...toInputs(engine, 'environment.engine.')])
}

function toInputs(values: Readonly<Record<string, string | number>>, prefix = ''): Inputs {
  return new Map(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, String(value)]))
}
