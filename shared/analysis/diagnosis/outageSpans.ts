import type { RunManifest } from '../../domain/manifest.ts'
import type { DiagnosisInputs } from './known.ts'
import type { Outage } from './outages.ts'
import { answeredMs } from './probeStretches.ts'
import type { Signals } from './signals.ts'
import type { ExactSpan } from './toSpans.ts'

type Container = RunManifest['containers'][number]

/** Whoever runs again and has not answered within this is alive and unresponsive. */
const startingMs = 30_000

/** Down or frozen, and after a new start `starting` until something answers. */
export function outageSpans(
  container: Container,
  inputs: DiagnosisInputs,
  signals: Signals,
  outages: readonly Outage[] = signals.of(container.name).outages,
): ExactSpan[] {
  return outages.flatMap((outage): readonly ExactSpan[] => {
    const settled = signals.settled?.outages.get(outageKey(outage))
    if (settled !== undefined) return settled
    const { state, fromMs, toMs } = outage
    const away = { state, fromMs, toMs }
    if (state !== 'down' || !Number.isFinite(toMs)) return [away]
    const againMs = backMs(outage, container, inputs, signals) ?? Number.POSITIVE_INFINITY
    const lateMs = toMs + startingMs
    const starting: ExactSpan = { state: 'starting', fromMs: toMs, toMs: Math.min(againMs, lateMs) }
    return [
      away,
      ...(againMs > toMs ? [starting] : []),
      ...(againMs > lateMs ? [{ state: 'unresponsive' as const, fromMs: lateMs, toMs: againMs }] : []),
    ]
  })
}

/** One container cannot go twice at one moment in the same way. */
export function outageKey({ container, state, fromMs }: Outage): string {
  return `${container} ${state} ${fromMs}`
}

/**
 * The first answer after an outage: a probe that was asked after its end, a client's request in a second that began after it, or its own
 * counters. Of a container that never told any of these, the end of the outage itself; undefined when it did not come.
 */
export function backMs(
  { toMs }: Pick<Outage, 'toMs'>,
  container: Container,
  inputs: DiagnosisInputs,
  signals: Signals,
): number | undefined {
  if (!Number.isFinite(toMs)) return undefined
  const own = signals.of(container.name)
  const isWay = isOnlyWay(container, inputs, signals)
  if (!isWay && !signals.seen.answering.has(container.name)) return toMs
  const answers = [
    ...own.probes.filter(({ atMs, outcome }) => atMs >= toMs && outcome === 'ok').map(answeredMs),
    ...own.counters.filter(({ atMs, source }) => atMs >= toMs && source !== 'kernel').map(({ atMs }) => atMs),
  ]
  for (let second = Math.ceil(toMs / 1000); second * 1000 < signals.measuredMs; second += 1) {
    const tick = signals.ticks.get(second)
    const ok = tick?.instances[container.name]?.ok ?? (isWay ? tick?.total.ok : 0)
    if (ok !== undefined && ok > 0) {
      answers.push(second * 1000)
      break
    }
  }
  return answers.length === 0 ? undefined : Math.min(...answers)
}

/** Whether all requests pass through it. */
export function isOnlyWay({ name, role }: Container, { manifest }: DiagnosisInputs, { seen }: Signals): boolean {
  const twins = manifest.containers.filter((one) => one.role === role)
  return twins.length === 1 && seen.entry === name
}
