import type { LoadAsk } from '../../shared/contract/requests.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import { toSeed, toTimeScale, toWhole } from './loadOptions.ts'

/** The options of `load` as the terminal gives them. */
export interface UrlLoadOptions {
  readonly users?: string
  readonly duration?: string
  readonly think?: string
  readonly profile?: string
  readonly timeScale?: string
  readonly rate?: string
  readonly scenario?: string
  readonly seed?: string
  readonly json?: string
  readonly allowAddress?: string
}

const defaults = { users: '10', duration: '30s' }
const durationPattern = /^(\d+(\.\d+)?(ms|s|m|h))+$/

/** Options to a request; all problems at once. */
export function toLoadAsk(url: string, options: UrlLoadOptions, drawnSeed: number): LoadAsk {
  const { profile, scenario, think, allowAddress } = options
  const problems: Problem[] = [...refusals(options)]
  if (think !== undefined) checkDuration('--think', think, problems)
  const load = profile === undefined ? constantLoad(options, problems) : profileLoad(profile, options, problems)
  const seed = toSeed(options.seed, drawnSeed, problems)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return {
    url,
    load,
    seed,
    ...(scenario === undefined ? {} : { scenario }),
    ...(think === undefined ? {} : { think }),
    ...(allowAddress === undefined ? {} : { allowAddress }),
  }
}

function refusals({ rate, profile, users, duration, timeScale }: UrlLoadOptions): Problem[] {
  const problem = (where: string, found: string, expected: string): Problem => ({ where, field: '', found, expected })
  return [
    ...(rate === undefined ? [] : [problem('--rate', rate, 'nothing: the open model is not there yet; use --users')]),
    ...(profile === undefined || (users === undefined && duration === undefined)
      ? []
      : [problem('--profile', `${profile} together with --users or --duration`, 'one or the other')]),
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

function profileLoad(profile: string, { timeScale = '1' }: UrlLoadOptions, problems: Problem[]): LoadAsk['load'] {
  return { kind: 'profile', profile, timeScale: toTimeScale(timeScale, problems) }
}

function checkDuration(where: string, written: string, problems: Problem[]): void {
  if (durationPattern.test(written)) return
  problems.push({ where, field: '', found: `"${written}"`, expected: 'a length of time such as 30s, 500ms or 1m30s' })
}
