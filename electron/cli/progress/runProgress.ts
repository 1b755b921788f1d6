import { assertNever } from '../../../shared/assertNever.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import type { RunAt } from '../../../shared/domain/run.ts'
import type { Tick } from '../../../shared/domain/tick.ts'

/** What the terminal shows of a run under way. */
export interface RunProgress {
  readonly at: RunAt
  /** What is being waited for, `db ready`; empty when nothing particular. */
  readonly detail: string
  readonly ready: number
  readonly total: number
  readonly measuredMs: number
  readonly users: number
  readonly requests: number
  readonly failed: number
  /** Due and not sent. */
  readonly dropped: number
  /** The last seconds, for a rate that is not nervous. */
  readonly recent: readonly Tick[]
  readonly deaths: readonly string[]
}

const RECENT_SECONDS = 5

export const freshProgress: RunProgress = {
  at: 'queued',
  detail: '',
  ready: 0,
  total: 0,
  measuredMs: 0,
  users: 0,
  requests: 0,
  failed: 0,
  dropped: 0,
  recent: [],
  deaths: [],
}

/** Folds one event into what is shown. */
export function foldProgress(progress: RunProgress, event: RunEvent): RunProgress {
  switch (event.kind) {
    case 'state':
      return { ...progress, at: event.at, detail: '', ready: 0, total: 0 }
    case 'progress':
      return { ...progress, detail: `${event.subject}: ${event.message}`, ready: event.done, total: event.total }
    case 'tick':
      return {
        ...progress,
        measuredMs: (event.tick.second + 1) * 1000,
        users: event.tick.users,
        requests: progress.requests + event.tick.total.requests,
        failed: progress.failed + event.tick.total.failed,
        dropped: progress.dropped + (event.tick.dropped ?? 0),
        recent: [...progress.recent.slice(1 - RECENT_SECONDS), event.tick],
      }
    case 'component': {
      const isDeath = (event.what === 'died' || event.what === 'oom') && isUnderLoad(progress.at)
      return isDeath ? { ...progress, deaths: [...progress.deaths, `${event.container} ${event.what}`] } : progress
    }
    case 'warning':
    case 'reading':
    case 'host':
    case 'probe':
    case 'counters':
    case 'log':
    case 'line':
    case 'fault':
    case 'ended':
      return progress
    default:
      return assertNever(event, 'event')
  }
}

/** Requests per second over the last seconds; undefined before the first one. */
export function recentRate({ recent }: RunProgress): number | undefined {
  if (recent.length === 0) return undefined
  return recent.reduce((sum, { total }) => sum + total.requests, 0) / recent.length
}

function isUnderLoad(at: RunAt): boolean {
  return at === 'measuring' || at === 'draining'
}
