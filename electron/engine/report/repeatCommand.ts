import type { Comparison } from '../../../shared/domain/runResult.ts'

/** The command line that measures the same again, in lines of a readable length. */
export function repeatCommand(comparison: Comparison): string {
  const { configurations, profile, scenario, objectives, repeat, seed, baseline } = comparison
  const set = new Map(
    comparison.runs.flatMap(({ configuration }) =>
      configuration.overridden.map((name) => [name, configuration.parameters[name]] as const),
    ),
  )
  const verb = configurations.length === 1 ? 'run' : 'compare'
  const options = [
    `--profile ${quoted(profile.id)}`,
    ...(scenario === '' ? [] : [`--scenario ${quoted(scenario)}`]),
    ...(objectives === undefined ? [] : [`--objectives ${quoted(objectives)}`]),
    ...(repeat === 1 ? [] : [`--repeat ${repeat}`]),
    ...(profile.timeScale === 1 ? [] : [`--time-scale ${profile.timeScale}`]),
    ...[...set].map(([name, value]) => `--set ${quoted(`${name}=${value ?? ''}`)}`),
    ...(configurations.length === 1 || baseline === configurations[0] ? [] : [`--baseline ${quoted(baseline)}`]),
    `--seed ${seed}`,
  ]
  return ['palier', verb, ...configurations.map(quoted), ...options].reduce(
    ({ text, length }, word) => {
      const breaks = length + word.length > 78
      return breaks
        ? { text: `${text} \\\n  ${word}`, length: word.length + 2 }
        : { text: text === '' ? word : `${text} ${word}`, length: length + word.length + 1 }
    },
    { text: '', length: 0 },
  ).text
}

/** For a shell: as it is when it is plain, otherwise in single quotes. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
