type Values = Readonly<Record<string, string | number>>

/** What a person types to measure it: the options that are not the command line's own defaults. */
export interface MeasuringCommand {
  readonly configurations: readonly string[]
  readonly profile: string
  /** Absent: each topology's own. */
  readonly scenario?: string
  readonly objectives?: string
  readonly repeat: number
  readonly timeScale: number
  /** Parameter values over every configuration's own. */
  readonly set: Values
  /** Parameter values of single configurations, over `set`. */
  readonly parameters?: Readonly<Record<string, Values>>
  /** As written, `at=60s kill api-2`; without the profile's own. */
  readonly faults?: readonly string[]
  /** Absent: the first. */
  readonly baseline?: string
  /** Of before: relative targets are held against it, also those of one configuration. */
  readonly baselineRun?: string
  readonly seed: number
  readonly confirmOpen?: boolean
  /** As asked; absent: `auto`. */
  readonly warmUp?: string
}

/** `palier compare …`, or `palier run …` for a single configuration, in lines of a readable length. */
export function measuringCommand(command: MeasuringCommand): string {
  const {
    configurations,
    profile,
    scenario,
    objectives,
    repeat,
    timeScale,
    baseline,
    baselineRun,
    seed,
    confirmOpen = false,
    warmUp,
  } = command
  const isAlone = configurations.length === 1
  const options = [
    `--profile ${quoted(profile)}`,
    ...(scenario === undefined ? [] : [`--scenario ${quoted(scenario)}`]),
    ...(objectives === undefined ? [] : [`--objectives ${quoted(objectives)}`]),
    ...(repeat === 1 ? [] : [`--repeat ${repeat}`]),
    ...(timeScale === 1 ? [] : [`--time-scale ${timeScale}`]),
    ...(warmUp === undefined ? [] : [`--warm-up ${quoted(warmUp)}`]),
    ...(command.faults ?? []).map((fault) => `--fault ${quoted(fault)}`),
    ...settings(command).map((setting) => `--set ${quoted(setting)}`),
    ...(baselineRun === undefined ? [] : [`--baseline ${quoted(baselineRun)}`]),
    ...(baselineRun !== undefined || isAlone || baseline === undefined || baseline === configurations[0]
      ? []
      : [`--baseline ${quoted(baseline)}`]),
    ...(confirmOpen ? ['--confirm-open'] : []),
    `--seed ${seed}`,
  ]
  return inLines(['palier', isAlone ? 'run' : 'compare', ...configurations.map(quoted), ...options])
}

/** `WORKERS=8` for all, `solo:tuned/WORKERS=8` for one. */
function settings({ set, parameters = {} }: MeasuringCommand): readonly string[] {
  const written = (values: Values) => Object.entries(values).map(([name, value]) => `${name}=${value}`)
  return [
    ...written(set),
    ...Object.entries(parameters).flatMap(([id, own]) => written(own).map((setting) => `${id}/${setting}`)),
  ]
}

/** At most about 80 characters a line, broken between words as a shell wants it. */
export function inLines(words: readonly string[]): string {
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

/** For a shell: as it is when it is plain, otherwise in single quotes. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
