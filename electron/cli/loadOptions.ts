import type { ComparisonAsk } from '../../shared/contract/comparisonAsk.ts'
import { toConfigurationName, toWrittenName } from '../../shared/domain/configuration.ts'
import type { Problem } from '../../shared/domain/problem.ts'

/** The options of `compare` and `run` as the terminal gives them. */
export interface LoadOptions {
  readonly profile: string
  readonly scenario?: string
  readonly objectives?: string
  /** A configuration, or the id of a stored run. */
  readonly baseline?: string
  readonly repeat: string
  readonly timeScale: string
  readonly set: readonly string[]
  readonly fault?: readonly string[]
  readonly seed?: string
  readonly confirmOpen?: boolean
  readonly warmUp?: string
}

const LARGEST_SEED = 0xffff_ffff
const MOST_REPEATS = 20
const MOST_CONFIGURATIONS = 8

/**
 * Options to a request. A missing seed is drawn, and shown with the results. What is wrong is left out of the request, so
 * that the rest of it can be checked and everything told together.
 */
export function toComparisonAsk(
  configurations: readonly string[],
  options: LoadOptions,
  drawnSeed: number,
): { readonly ask: ComparisonAsk; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const timeScale = toTimeScale(options.timeScale, problems)
  const seed = toSeed(options.seed, drawnSeed, problems)
  const repeat = toWhole('--repeat', options.repeat, 1, MOST_REPEATS, problems)
  const { set, parameters } = toSettings(options.set, problems)
  const { warmUp = 'auto' } = options
  checkWarmUp(warmUp, problems)
  if (configurations.length > MOST_CONFIGURATIONS) {
    problems.push({
      where: 'command line',
      field: '',
      found: `${configurations.length} configurations`,
      expected: `at most ${MOST_CONFIGURATIONS}`,
    })
  }
  const isWrong = (option: string): boolean => problems.some(({ where }) => where === option)
  const { profile, scenario, objectives, baseline, fault: faults } = options
  const ask: ComparisonAsk = {
    configurations: configurations.slice(0, MOST_CONFIGURATIONS),
    profile,
    ...(scenario === undefined ? {} : { scenario }),
    timeScale: isWrong('--time-scale') ? 1 : timeScale,
    set,
    ...(Object.keys(parameters).length > 0 && { parameters }),
    seed: isWrong('--seed') ? 0 : seed,
    repeat: isWrong('--repeat') ? 1 : repeat,
    ...(objectives === undefined ? {} : { objectives }),
    ...(baseline === undefined ? {} : isRunId(baseline) ? { baselineRun: baseline } : { baseline }),
    ...(options.confirmOpen === true && { confirmOpen: true }),
    ...(warmUp === 'auto' || isWrong('--warm-up') ? {} : { warmUp }),
    ...(faults === undefined ? {} : { faults }),
  }
  return { ask, problems }
}

/** A run's id begins with its day and time, which no configuration does. */
function isRunId(written: string): boolean {
  return /^\d{8}-\d{6}-/.test(written)
}

/** How long it may be is for the engine to say. */
export function checkWarmUp(written: string, problems: Problem[]): void {
  if (written === 'auto' || written === 'none' || /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(written)) return
  const expected = 'auto, none, or a length of time such as 10s'
  problems.push({ where: '--warm-up', field: '', found: `"${written}"`, expected })
}

export function toTimeScale(written: string, problems: Problem[]): number {
  const timeScale = Number(written)
  if (!(timeScale > 0 && timeScale <= 100)) {
    const expected = 'a number above 0 and up to 100, such as 0.2'
    problems.push({ where: '--time-scale', field: '', found: `"${written}"`, expected })
  }
  return timeScale
}

export function toSeed(written: string | undefined, drawn: number, problems: Problem[]): number {
  return written === undefined ? drawn : toWhole('--seed', written, 0, LARGEST_SEED, problems)
}

export function toWhole(where: string, written: string, from: number, to: number, problems: Problem[]): number {
  const number = written.trim() === '' ? Number.NaN : Number(written)
  if (!Number.isInteger(number) || number < from || number > to) {
    problems.push({ where, field: '', found: `"${written}"`, expected: `a whole number from ${from} to ${to}` })
  }
  return number
}

type Values = Record<string, string>

/** `KEY=VALUE` for all, `trio-cache:tuned/KEY=VALUE` for one: no parameter has a slash in its name, and no configuration. */
export function toSettings(
  written: readonly string[],
  problems: Problem[],
): { readonly set: Values; readonly parameters: Record<string, Values> } {
  const set: Values = {}
  const parameters: Record<string, Values> = {}
  for (const setting of written) {
    const [, configuration, name, value] = /^(?:([^/=]+)\/)?([^/=]+)=(.*)$/s.exec(setting) ?? []
    if (name === undefined || value === undefined) {
      const expected = 'KEY=VALUE, such as GUNICORN_WORKERS=8 or trio-cache:tuned/GUNICORN_WORKERS=8'
      problems.push({ where: '--set', field: '', found: `"${setting}"`, expected })
    } else if (configuration === undefined) set[name] = value
    else {
      const id = toWrittenName(toConfigurationName(configuration))
      parameters[id] = { ...parameters[id], [name]: value }
    }
  }
  return { set, parameters }
}
