import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'

/** The command line that measures the same again, in lines of a readable length. */
export function repeatCommand(comparison: Comparison): string {
  const { configurations, profile, objectives, repeat, seed, baseline } = comparison
  const scenario = chosenScenario(comparison)
  const [first] = comparison.runs
  if (first !== undefined && first.services.length === 0 && first.configuration.topologyId === 'url') {
    return inLines(loadWords(first))
  }
  const verb = configurations.length === 1 ? 'run' : 'compare'
  const options = [
    `--profile ${quoted(profile.id)}`,
    // Topologies with scenarios of their own have several, and none was chosen.
    ...(scenario === undefined ? [] : [`--scenario ${quoted(scenario)}`]),
    ...(objectives === undefined ? [] : [`--objectives ${quoted(objectives)}`]),
    ...(repeat === 1 ? [] : [`--repeat ${repeat}`]),
    ...(profile.timeScale === 1 ? [] : [`--time-scale ${profile.timeScale}`]),
    ...settings(comparison).map((setting) => `--set ${quoted(setting)}`),
    ...(configurations.length === 1 || baseline === configurations[0] ? [] : [`--baseline ${quoted(baseline)}`]),
    `--seed ${seed}`,
  ]
  return inLines(['palier', verb, ...configurations.map(quoted), ...options])
}

/** As it was asked; of a single run, which is stored without that, as its configuration says. */
function settings({ ask, runs }: Comparison): string[] {
  if (ask === undefined) {
    const set = runs.flatMap(({ configuration: { overridden, parameters } }) =>
      overridden.map((name) => `${name}=${parameters[name] ?? ''}`),
    )
    return [...new Set(set)]
  }
  const { set, parameters = {} } = ask
  const written = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => `${name}=${value}`)
  return [
    ...written(set),
    ...Object.entries(parameters).flatMap(([id, own]) => written(own).map((setting) => `${id}/${setting}`)),
  ]
}

/** Load on a URL, without containers. */
function loadWords({ configuration, profile, scenario, seed }: RunResult): string[] {
  const [last] = profile.stages.slice(-1)
  const load =
    profile.id === 'constant'
      ? [`--users ${last?.users ?? 1}`, `--duration ${last?.durationMs ?? 0}ms`]
      : [`--profile ${quoted(profile.id)}`, ...(profile.timeScale === 1 ? [] : [`--time-scale ${profile.timeScale}`])]
  return [
    'palier',
    'load',
    quoted(configuration.variant),
    ...load,
    ...(scenario.id === 'url' ? [] : [`--scenario ${quoted(scenario.id)}`]),
    `--think ${scenario.thinkMeanMs}ms`,
    `--seed ${seed}`,
  ]
}

function inLines(words: readonly string[]): string {
  return words.reduce(
    ({ text, length }, word) => {
      const breaks = length + word.length > 78
      return breaks
        ? { text: `${text} \\\n  ${word}`, length: word.length + 2 }
        : { text: text === '' ? word : `${text} ${word}`, length: length + word.length + 1 }
    },
    { text: '', length: 0 },
  ).text
}

/** The one that was asked for, or that all runs had; undefined when topologies brought their own different ones. */
function chosenScenario({ ask, runs, scenario }: Comparison): string | undefined {
  if (ask !== undefined) return ask.scenario
  const all = new Set(runs.map((run) => run.scenario.id))
  return all.size > 1 || scenario === '' ? undefined : scenario
}

/** For a shell: as it is when it is plain, otherwise in single quotes. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
