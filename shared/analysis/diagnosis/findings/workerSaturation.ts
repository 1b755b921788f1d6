import type { Finding } from '../../../domain/diagnosis.ts'
import { adviceOf, numberOf } from './advice.ts'
import { queueIn, worstP95Ms } from './clients.ts'
import { cpuOver, quotaOf, sharedCores } from './cpu.ts'
import type { Grounds } from './grounds.ts'
import { losses } from './losses.ts'
import { busyFrom, queuedFrom } from './saturatedFrom.ts'
import { isIn, meanOf, type Span, wholeSpan } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** A queue that grew meanwhile is worked off. */
const catchingUpMs = 2000

/** More requests came than the API’s workers could drain: they queued, while the workers had no time left or left connections unaccepted. */
export function workerSaturation(grounds: Grounds): Finding[] {
  const instances = grounds.containersOf('api')
  const perInstance = workersOf(grounds)
  const saturated = instances.flatMap((container) => saturatedAt(grounds, container) ?? [])
  const span = wholeSpan(saturated.map((one) => one.span))
  if (span === undefined) return []
  const queue = queueIn(grounds, span)
  // A queue at their door is seen; one that began before clients were hurt has not grown since.
  const isQueue = queue.isGrown || saturated.some(({ isQueued }) => isQueued)
  const outnumbered = isQueue && queue.highest > instances.length * (perInstance ?? 1)
  if (!outnumbered) return []
  const of = saturated.map(({ container }) => container)
  return [
    toFinding(grounds, {
      rule: 'workerSaturation',
      ...span,
      of,
      kinds: [saturated.some(({ isBusy }) => isBusy), saturated.some(({ isQueued }) => isQueued)],
      figures: {
        instances: of.length,
        workersPerInstance: perInstance,
        inFlightBefore: queue.before,
        inFlight: queue.highest,
        inFlightPerInstance: queue.highest / instances.length,
        cpuPercent: meanOf(saturated.flatMap(({ cpu }) => cpu ?? [])),
        cpuUsablePercent: meanOf(saturated.flatMap(({ usable }) => usable ?? [])),
        listenQueue: Math.max(...saturated.map(({ queued = Number.NEGATIVE_INFINITY }) => queued)),
        stackLoad1: stackLoad(grounds, span),
        p95Ms: worstP95Ms(grounds, span),
      },
      shown: {
        counters: [
          ...of.flatMap((name) => [[name, 'cpuPercent'] as const, [name, 'listenQueue'] as const]),
          ['clients', 'p95Ms'],
        ],
        signs: ['workerTimeout'],
        of,
      },
      advice: adviceOf(grounds, ['GUNICORN_WORKERS', 'raise'], ['API_INSTANCES', 'raise']),
    }),
  ]
}

interface Saturated {
  readonly container: string
  readonly span: Span
  readonly cpu: number | undefined
  readonly usable: number | undefined
  readonly queued: number | undefined
  readonly isBusy: boolean
  readonly isQueued: boolean
}

/** When an instance was while clients suffered, each time judged by itself: what they suffered from at another time may have had another reason. */
function saturatedAt(grounds: Grounds, container: string): Saturated | undefined {
  const span = wholeSpan(grounds.hurt.filter((one) => saturatedIn(grounds, container, one) !== undefined))
  return span && saturatedIn(grounds, container, span)
}

function saturatedIn(grounds: Grounds, container: string, span: Span): Saturated | undefined {
  const usable = usableCpu(grounds, container, workersOf(grounds))
  const cpu = cpuOver(grounds, container, span)
  const isBusy = usable !== undefined && cpu !== undefined && cpu >= busyFrom * usable
  const queued = listenQueue(grounds, container, span)
  const isQueued = (queued ?? 0) >= queuedFrom
  return isBusy || isQueued ? { container, span, cpu, usable, queued, isBusy, isQueued } : undefined
}

/** 0 stands for Gunicorn’s own default, one. */
export function workersOf(grounds: Pick<Grounds, 'manifest'>): number | undefined {
  const workers = numberOf(grounds, 'GUNICORN_WORKERS')
  return workers === 0 ? 1 : workers
}

/** One core for each worker, within the quota and the cores there are. In per cent of one core; undefined where none of them is known. */
function usableCpu(grounds: Grounds, container: string, workers: number | undefined): number | undefined {
  const quota = quotaOf(grounds.readingsOf(container))
  const cores = sharedCores(grounds)
  const limits = [quota, cores && cores * 100, workers && workers * 100].filter((limit) => limit !== undefined)
  return limits.length === 0 ? undefined : Math.min(...limits)
}

/** Threads of the stack that ran or wanted to, at most; undefined where nobody counts them. */
function stackLoad({ hostReadings }: Grounds, span: Span): number | undefined {
  const loads = hostReadings.flatMap(({ atMs, stackLoad1 }) => (isIn(span, atMs) ? (stackLoad1 ?? []) : []))
  return loads.length === 0 ? undefined : Math.max(...loads)
}

/** The longest that held for two looks; undefined where the kernel does not show it. */
function listenQueue(grounds: Grounds, container: string, span: Span): number | undefined {
  const away = awayFrom(grounds, container)
  const values = grounds
    .valuesOf(container, 'listenQueue')
    .filter(({ atMs }) => isIn(span, atMs) && !away.some((one) => isIn(one, atMs)))
  const held = values.flatMap(({ value }, index) => {
    const next = values[index + 1]
    return next === undefined ? [] : [Math.min(value, next.value)]
  })
  return held.length === 0 ? undefined : Math.max(...held)
}

/** Who is frozen, or about to start, accepts nothing with however many workers. Thawed it has to catch up. */
function awayFrom(grounds: Grounds, container: string): Span[] {
  const spans = grounds.lanes.find(({ lane }) => lane === container)?.spans ?? []
  const starting = spans.filter(({ state }) => state === 'starting')
  // What a lane ends with may go on.
  const open = starting.map((one) => (one === spans.at(-1) ? { ...one, toMs: Number.POSITIVE_INFINITY } : one))
  const lost = losses(grounds).filter((loss) => loss.container === container)
  return [...open, ...lost].map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs + catchingUpMs }))
}
