import type { LogSign } from '../../domain/counters.ts'
import type { Failover } from '../../domain/diagnosis.ts'
import { isFailure, type Outcome } from '../../domain/outcome.ts'
import type { Tick, TickFigures } from '../../domain/tick.ts'
import { boundsOf } from './clientSeconds.ts'
import type { DiagnosisInputs } from './known.ts'
import type { Outage } from './outages.ts'
import { evenAfter, isTooLate, sharesAgain } from './redistribution.ts'
import type { Signals } from './signals.ts'

/** Without failed or slow requests for so long, nobody waits for the lost one any more. */
const calmSeconds = 3
/** What a balancer writes when it asked an instance in vain. */
const attempts: readonly LogSign[] = ['upstreamRefused', 'upstreamTimedOut', 'upstreamUnreachable', 'upstreamReset']

/**
 * What became of each container that was lost while a twin of the same role ran. Ticks say what came of requests, not to whom they were
 * sent: what failed or was slow from the loss on, without a pause of three seconds, is taken to have gone to the lost one. So is, until it
 * has its share again, what did in seconds in which the balancer says that it tried its address, and what did while it came back.
 */
export function toFailovers(inputs: DiagnosisInputs, signals: Signals): Failover[] {
  return signals.outages
    .filter(
      (outage) =>
        outage.fromMs >= 0 && outage.fromMs < signals.measuredMs && standIns(outage, inputs, signals).length > 0,
    )
    .map((outage) => toFailover(outage, standIns(outage, inputs, signals), inputs, signals))
}

/** Others of its role that were not away at that moment. */
function standIns({ container, fromMs }: Outage, { manifest }: DiagnosisInputs, { outages }: Signals): string[] {
  const role = manifest.containers.find(({ name }) => name === container)?.role
  if (role === undefined || role === 'other') return []
  return manifest.containers
    .filter((one) => one.role === role && one.name !== container)
    .filter(
      ({ name }) => !outages.some((other) => other.container === name && other.fromMs <= fromMs && fromMs < other.toMs),
    )
    .map(({ name }) => name)
}

function toFailover(outage: Outage, others: readonly string[], inputs: DiagnosisInputs, signals: Signals): Failover {
  const { container, fromMs: lostAtMs, toMs, fault } = outage
  const { ticks, measuredMs } = signals
  const { p95Ms } = boundsOf(inputs.manifest)
  const lastSecond = Math.floor(measuredMs / 1000) - 1
  const from = Math.floor(lostAtMs / 1000)
  const isTroubled = (second: number) => troubled(ticks.get(second), p95Ms)
  const calm = calmFrom(from, lastSecond, isTroubled)
  const evenMs = calm === undefined ? undefined : evenAfter(calm * 1000, container, others, signals)
  const backAtMs = Number.isFinite(toMs) ? toMs : undefined
  const reintegrated = backAtMs === undefined ? undefined : sharesAgain(backAtMs, container, others, signals)
  const isUndecided = calm === undefined && (from > lastSecond || !isTroubled(lastSecond))
  const isBackTooLate = backAtMs !== undefined && reintegrated === undefined && isTooLate(backAtMs, signals)
  const cutShort = [
    ...(isUndecided ? (['detected', 'even'] as const) : []),
    ...(isBackTooLate ? (['reintegrated'] as const) : []),
  ]
  return {
    container,
    ...(fault !== undefined && { fault }),
    lostAtMs,
    ...(calm !== undefined && { detectedMs: Math.max(0, calm * 1000 - lostAtMs) }),
    ...(evenMs !== undefined && { evenMs: Math.max(0, evenMs - lostAtMs) }),
    ...(backAtMs !== undefined && { backAtMs }),
    ...(backAtMs !== undefined &&
      reintegrated !== undefined && { reintegratedMs: Math.max(0, reintegrated - backAtMs) }),
    ...(cutShort.length > 0 && { cutShort }),
    ...feltOf(secondsOfIt(outage, { from, calm, reintegrated }, inputs, signals), signals, p95Ms),
    ...(inputs.manifest.failover && { promised: inputs.manifest.failover }),
  }
}

/** What became of clients’ requests in these seconds. */
function feltOf(
  ticks: readonly Tick[],
  { clients }: Signals,
  p95Ms: number,
): Pick<Failover, 'lost' | 'slow' | 'interruption'> {
  return {
    lost: failuresOf(ticks),
    slow: ticks.reduce((sum, { total }) => sum + slowAtLeast(total, p95Ms), 0),
    interruption: {
      seconds: ticks.filter(({ second }) => clients[second]?.level === 'silent').length,
      degradedSeconds: ticks.filter(({ total }) => total.ok > 0 && total.failed > 0).length,
    },
  }
}

interface Turns {
  /** Seconds. */
  readonly from: number
  readonly calm: number | undefined
  /** Milliseconds. */
  readonly reintegrated: number | undefined
}

/**
 * The seconds whose troubles are the loss’s: all until it was calm, then those in which the balancer tried its address, and those from its return to
 * its share. Never calm: all until it had its share again.
 */
function secondsOfIt(
  outage: Outage,
  { from, calm, reintegrated }: Turns,
  inputs: DiagnosisInputs,
  signals: Signals,
): Tick[] {
  const { ticks, measuredMs } = signals
  const all = seconds(from, reintegrated ?? measuredMs, ticks)
  if (calm === undefined) return all
  const tried = triedSeconds(outage, inputs, signals)
  const isReturning = (second: number) => reintegrated !== undefined && second >= Math.floor(outage.toMs / 1000)
  return [
    ...seconds(from, calm * 1000, ticks),
    ...all.filter(({ second }) => second >= calm && (tried.has(second) || isReturning(second))),
  ]
}

/** Seconds in which the balancers’ logs tell of a failed attempt at its address, and those beside them: a line may be read a second late. */
function triedSeconds({ container, fromMs }: Outage, { manifest }: DiagnosisInputs, { of }: Signals): Set<number> {
  const address = manifest.containers.find(({ name }) => name === container)?.address
  if (address === undefined) return new Set()
  const balancers = manifest.containers.filter(({ role }) => role === 'balancer' || role === 'proxy')
  const lines = balancers
    .flatMap(({ name }) => of(name).logs)
    .filter(({ sign, atMs, line }) => attempts.includes(sign) && atMs >= fromMs && line.includes(`//${address}:`))
  return new Set(
    lines.flatMap(({ atMs }) => {
      const second = Math.floor(atMs / 1000)
      return [second - 1, second, second + 1]
    }),
  )
}

/** The first second of three without trouble; undefined when there were none up to the end. */
function calmFrom(from: number, last: number, isTroubled: (second: number) => boolean): number | undefined {
  // The second of the loss itself may have been over before it.
  let calm = 0
  for (let second = from; second <= last; second += 1) {
    calm = isTroubled(second) || (second === from && isTroubled(second + 1)) ? 0 : calm + 1
    if (calm === calmSeconds) return second - calmSeconds + 1
  }
  return undefined
}

/** Somebody failed, waited in vain, or waited for longer than the bound. */
function troubled(tick: Tick | undefined, p95Ms: number): boolean {
  if (tick === undefined) return false
  const { ok, failed, latencyUs } = tick.total
  return failed > 0 || (ok === 0 && tick.users > 0) || (latencyUs !== undefined && latencyUs.max / 1000 > p95Ms)
}

function seconds(from: number, untilMs: number, ticks: ReadonlyMap<number, Tick>): Tick[] {
  const found: Tick[] = []
  for (let second = from; second * 1000 < untilMs; second += 1) {
    const tick = ticks.get(second)
    if (tick !== undefined) found.push(tick)
  }
  return found
}

function failuresOf(ticks: readonly Tick[]): Failover['lost'] {
  const lost = new Map<string, number>()
  for (const { outcomes } of ticks) {
    for (const [outcome, count] of Object.entries(outcomes)) {
      if (isFailure(outcome as Outcome) && outcome !== 'generator') lost.set(outcome, (lost.get(outcome) ?? 0) + count)
    }
  }
  return Object.fromEntries(lost)
}

/**
 * Ticks hold percentiles, nearest-rank: of n requests at least n − ⌈np⌉ + 1 are at or above percentile p. So many are above the bound for
 * certain when it is.
 */
function slowAtLeast({ ok, latencyUs }: TickFigures, p95Ms: number): number {
  if (latencyUs === undefined) return 0
  const boundUs = p95Ms * 1000
  const ranks = [
    [latencyUs.p50, 0.5],
    [latencyUs.p95, 0.95],
    [latencyUs.p99, 0.99],
    [latencyUs.max, 1],
  ] as const
  const [, share] = ranks.find(([us]) => us > boundUs) ?? []
  return share === undefined ? 0 : ok - Math.max(1, Math.ceil(ok * share)) + 1
}
