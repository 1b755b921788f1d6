import type { LoadAsk } from '../../shared/contract/loadAsk.ts'
import { type ConnectionsText, toConnectionsText } from '../../shared/domain/connections.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import { longestMs } from '../../shared/domain/longestMs.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import { defaultMaxInFlight } from '../../shared/domain/profile.ts'
import { toDurationMs } from '../../shared/domain/toDurationMs.ts'
import { toFailReasons } from './failOn.ts'
import { checkWarmUp, toSeed, toTimeScale, toWhole } from './loadOptions.ts'
import { readText } from './readText.ts'
import { toContainers } from './toContainers.ts'

/** The options of `load` as the terminal gives them. */
export interface UrlLoadOptions {
  readonly users?: string
  readonly duration?: string
  readonly think?: string
  readonly profile?: string
  readonly timeScale?: string
  readonly rate?: string
  readonly arrivals?: string
  readonly maxInFlight?: string
  readonly connections?: string
  readonly scenario?: string
  readonly seed?: string
  readonly warmUp?: string
  readonly json?: string
  readonly allowAddress?: string
  readonly objectives?: string
  /** `api-1=api,db=database` */
  readonly containers?: readonly string[]
  readonly context?: string
  readonly failOn?: readonly string[]
  /** An absolute path. */
  readonly ca?: string
}

const defaults = { users: '10', duration: '30s' }
const durationPattern = /^(\d+(\.\d+)?(ms|s|m|h))+$/

/** Options to a request; all problems at once. */
export function toLoadAsk(url: string, options: UrlLoadOptions, drawnSeed: number): LoadAsk {
  const { profile, scenario, think, allowAddress, warmUp, objectives, context } = options
  const problems: Problem[] = [...refusals(options)]
  if (think !== undefined) checkDuration('--think', think, problems)
  if (warmUp !== undefined) checkWarmUp(warmUp, problems)
  const connections = options.connections === undefined ? undefined : toConnections(options.connections, problems)
  const load =
    profile !== undefined
      ? profileLoad(profile, options, problems)
      : options.rate !== undefined
        ? rateLoad(options.rate, options, problems)
        : constantLoad(options, problems)
  const ca = options.ca === undefined ? undefined : readText('--ca', options.ca, problems)
  const containers = options.containers === undefined ? undefined : toContainers(options.containers, problems)
  problems.push(...toFailReasons(options.failOn ?? [], objectives !== undefined).problems)
  const seed = toSeed(options.seed, drawnSeed, problems)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return {
    url,
    load,
    seed,
    ...(connections === undefined ? {} : { connections }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(think === undefined ? {} : { think }),
    ...(warmUp === undefined ? {} : { warmUp }),
    ...(allowAddress === undefined ? {} : { allowAddress }),
    ...(ca === undefined ? {} : { ca }),
    ...(objectives === undefined ? {} : { objectives }),
    ...(containers === undefined ? {} : { containers }),
    ...(context === undefined ? {} : { context }),
  }
}

/** Options that say nothing, or the opposite, of each other. */
function refusals(options: UrlLoadOptions): Problem[] {
  const { rate, profile, users, duration, timeScale, think, arrivals, maxInFlight } = options
  const problem = (where: string, found: string, expected: string): Problem => ({ where, field: '', found, expected })
  return [
    ...(rate === undefined || users === undefined
      ? []
      : [
          problem(
            '--rate',
            `${rate} together with --users`,
            'one or the other: users wait for answers, a rate does not',
          ),
        ]),
    ...(rate === undefined || think === undefined
      ? []
      : [problem('--think', think, 'nothing beside --rate: without users nobody thinks')]),
    ...(rate !== undefined
      ? []
      : (
          [
            ['--arrivals', arrivals],
            ['--max-in-flight', maxInFlight],
          ] as const
        ).flatMap(([name, given]) =>
          given === undefined ? [] : [problem(name, given, 'a --rate that it belongs to; a profile has its own')],
        )),
    ...(profile === undefined || (users === undefined && duration === undefined && rate === undefined)
      ? []
      : [problem('--profile', `${profile} together with --users, --rate or --duration`, 'one or the other')]),
    ...(options.context === undefined || options.containers !== undefined
      ? []
      : [problem('--context', options.context, '--containers with it: the engine is asked about them only')]),
    ...(profile !== undefined || timeScale === undefined
      ? []
      : [problem('--time-scale', timeScale, 'a --profile whose stages it compresses')]),
  ]
}

function constantLoad(options: UrlLoadOptions, problems: Problem[]): LoadAsk['load'] {
  const { users: written = defaults.users, duration = defaults.duration } = options
  const users = toWhole('--users', written, 1, 100_000, problems)
  checkDuration('--duration', duration, problems)
  return { kind: 'constant', users, duration }
}

function rateLoad(rate: string, options: UrlLoadOptions, problems: Problem[]): LoadAsk['load'] {
  const { duration = defaults.duration, arrivals = 'poisson', maxInFlight: most = `${defaultMaxInFlight}` } = options
  const ratePerS = rate.trim() === '' ? Number.NaN : Number(rate)
  if (!(ratePerS > 0 && ratePerS <= 1_000_000)) {
    const expected = 'requests per second, above 0 and up to 1000000'
    problems.push({ where: '--rate', field: '', found: `"${rate}"`, expected })
  }
  const isKnown = arrivals === 'even' || arrivals === 'poisson'
  if (!isKnown) problems.push({ where: '--arrivals', field: '', found: `"${arrivals}"`, expected: 'even or poisson' })
  const maxInFlight = toWhole('--max-in-flight', most, 1, 100_000, problems)
  checkDuration('--duration', duration, problems)
  return { kind: 'rate', ratePerS, duration, arrivals: isKnown ? arrivals : 'poisson', maxInFlight }
}

function toConnections(written: string, problems: Problem[]): ConnectionsText | undefined {
  const connections = toConnectionsText(written)
  if (connections === undefined) {
    const expected = 'per-user, shared:N with N connections for all (such as shared:50), or fresh'
    problems.push({ where: '--connections', field: '', found: `"${written}"`, expected })
  }
  return connections
}

function profileLoad(profile: string, { timeScale = '1' }: UrlLoadOptions, problems: Problem[]): LoadAsk['load'] {
  return { kind: 'profile', profile, timeScale: toTimeScale(timeScale, problems) }
}

function checkDuration(where: string, written: string, problems: Problem[]): void {
  const isLength = durationPattern.test(written)
  if (isLength && (toDurationMs(written) ?? 0) <= longestMs) return
  const expected = isLength ? 'at most 168h (7 days)' : 'a length of time such as 30s, 500ms or 1m30s'
  problems.push({ where, field: '', found: `"${written}"`, expected })
}
