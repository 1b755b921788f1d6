import type { ComponentState, Lane } from '../domain/diagnosis.ts'
import type { ComponentChange } from '../domain/events.ts'
import type { FaultAction } from '../domain/fault.ts'
import type { LocalText } from '../domain/localText.ts'
import { isFailure, type Outcome } from '../domain/outcome.ts'
import type { Phase } from '../domain/profile.ts'
import type { ProbeKind, ProbeReading } from '../domain/reading.ts'
import type { RunOutcome } from '../domain/run.ts'
import type { Tick } from '../domain/tick.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import { toPhases } from '../load/toPhases.ts'
import type { FaultMark, LiveRun } from './liveRun.ts'
import { stateBeginning, stateChanges } from './stateChanges.ts'

/** Something that happened in a run, on its time base; a warning belongs to no moment. */
export type FeedItem = {
  readonly atMs?: number
  /** The state that begins with it; absent: none. */
  readonly state?: ComponentState
} & (
  | { readonly kind: 'phase'; readonly phase: Phase }
  | { readonly kind: 'loadEnded' }
  | { readonly kind: 'ended'; readonly outcome: RunOutcome }
  | { readonly kind: 'warning'; readonly message: LocalText }
  | { readonly kind: 'state'; readonly lane: string }
  | {
      readonly kind: 'component'
      readonly container: string
      readonly what: ComponentChange
      readonly exitCode?: number
    }
  | { readonly kind: 'probeFailed'; readonly container: string; readonly probe: ProbeKind; readonly outcome: string }
  | { readonly kind: 'probesDown'; readonly container: string; readonly probe: ProbeKind; readonly inARow: number }
  | { readonly kind: 'probeBack'; readonly container: string; readonly probe: ProbeKind; readonly failed: number }
  | { readonly kind: 'firstError'; readonly outcome: Outcome; readonly count: number }
  | { readonly kind: 'cpuAtLimit'; readonly container: string; readonly percent: number }
  | {
      readonly kind: 'fault'
      readonly what: FaultMark['what']
      readonly action: FaultAction
      readonly message?: LocalText
    }
)

const inARow = 3
const atLimitPercent = 95

/**
 * What is worth a line of the feed, newest first. The same events give the same list, live or replayed; states are those of the run's
 * lanes.
 */
export function toFeed(run: LiveRun, lanes: readonly Lane[]): FeedItem[] {
  const endMs = planDurationMs(run.head.profile.stages)
  const components = run.components.filter(({ atMs }) => atMs <= endMs).map((mark) => toComponent(mark, lanes))
  const items = [
    ...run.warnings.map((message): FeedItem => ({ kind: 'warning', message })),
    ...phases(run),
    ...components,
    ...stateChanges(lanes, components),
    ...probeItems(run.probes.filter(({ atMs }) => atMs >= 0 && atMs <= endMs)),
    ...firstErrors(run.ticks),
    ...cpuItems(run, endMs),
    ...run.faults.map(toFault),
    ...endings(run, endMs),
  ]
  return items
    .map((item, index) => ({ item, index }))
    .toSorted((a, b) => (b.item.atMs ?? -Infinity) - (a.item.atMs ?? -Infinity) || b.index - a.index)
    .map(({ item }) => item)
}

function phases({ head, ticks }: LiveRun): FeedItem[] {
  const reachedMs = (ticks.at(-1)?.second ?? -1) * 1000
  return toPhases(head.profile.stages)
    .filter(({ fromMs }) => fromMs <= reachedMs)
    .map((phase) => ({ kind: 'phase', atMs: phase.fromMs, phase }))
}

function endings({ states, outcome, atMs }: LiveRun, endMs: number): FeedItem[] {
  const hasDrained = states.some(({ at }) => at === 'draining')
  const lastMs = Math.min(atMs ?? 0, endMs)
  return [
    ...(hasDrained ? [{ kind: 'loadEnded', atMs: lastMs } as const] : []),
    ...(outcome === undefined ? [] : [{ kind: 'ended', outcome, ...(atMs !== undefined && { atMs }) } as const]),
  ]
}

function toFault({ atMs, what, fault, message }: FaultMark): FeedItem {
  return { kind: 'fault', atMs, what, action: fault.action, ...(message !== undefined && { message }) }
}

/** Known before its second is over. */
const stateAfter: Readonly<Partial<Record<ComponentChange, ComponentState>>> = { died: 'down', paused: 'unresponsive' }

function toComponent(mark: LiveRun['components'][number], lanes: readonly Lane[]): FeedItem {
  const state = stateBeginning(lanes, mark.container, mark.atMs) ?? stateAfter[mark.what]
  return { kind: 'component', ...mark, ...(state !== undefined && { state }) }
}

/** The first failure of a series, its third in a row, and the answer that ends it. */
function probeItems(probes: readonly ProbeReading[]): FeedItem[] {
  const told = probes.filter(({ outcome }) => outcome !== 'aborted' && outcome !== 'generator')
  return [...Map.groupBy(told, ({ probe, container }) => `${probe} ${container}`).values()].flatMap((series) => {
    let failed = 0
    return series.flatMap(({ atMs, container, probe, outcome }): FeedItem[] => {
      const before = failed
      failed = outcome === 'ok' ? 0 : failed + 1
      const of = { atMs, container, probe }
      if (failed === 1) return [{ kind: 'probeFailed', ...of, outcome }]
      if (failed === inARow) return [{ kind: 'probesDown', ...of, inARow }]
      return failed === 0 && before > 0 ? [{ kind: 'probeBack', ...of, failed: before }] : []
    })
  })
}

function firstErrors(ticks: readonly Tick[]): FeedItem[] {
  const seen = new Set<string>()
  return ticks.flatMap(({ second, outcomes }) =>
    Object.entries(outcomes).flatMap(([outcome, count]): FeedItem[] => {
      if (!isFailure(outcome as Outcome) || count === 0 || seen.has(outcome)) return []
      seen.add(outcome)
      return [{ kind: 'firstError', atMs: second * 1000, outcome: outcome as Outcome, count }]
    }),
  )
}

/** Once for each stretch in which a container has all of its CPU limit, from its third reading on. */
function cpuItems({ readings }: LiveRun, endMs: number): FeedItem[] {
  const high = new Map<string, number>()
  const items: FeedItem[] = []
  for (const { container, atMs, cpuOfLimitPercent: percent = 0 } of readings) {
    if (atMs < 0 || atMs > endMs) continue
    const times = percent >= atLimitPercent ? (high.get(container) ?? 0) + 1 : 0
    high.set(container, times)
    if (times === inARow) items.push({ kind: 'cpuAtLimit', atMs, container, percent })
  }
  return items
}
