import type { RunManifest } from '../../domain/manifest.ts'
import { isFailure, type Outcome } from '../../domain/outcome.ts'
import type { ProbeReading } from '../../domain/reading.ts'
import type { Tick } from '../../domain/tick.ts'
import { boundsOf } from './clientSeconds.ts'
import type { DiagnosisInputs } from './known.ts'
import { isOnlyWay } from './outageSpans.ts'
import { isNoChance, isUnanswered, type ProbeStretch, probeStretches } from './probeStretches.ts'
import { protocolGaps } from './protocolGaps.ts'
import { isAtCpuLimit, secondsOf } from './resourceLimits.ts'
import type { ContainerSignals, Signals } from './signals.ts'
import type { Level } from './steadyStates.ts'
import type { ExactSpan } from './toSpans.ts'

type Container = RunManifest['containers'][number]

/** No answer at all at the door, by its own fault: 502 to 504 are a balancer's word about others. */
const atTheDoor: readonly Outcome[] = ['connectTimeout', 'responseTimeout', 'refused', 'reset', 'stale', 'http5xx']
const aboutOthers: readonly string[] = ['http502', 'http503', 'http504']

/** Log signs that say of their own writer that it cannot do its work. */
const ownTrouble = ['connectionsExhausted', 'tooManyOpenFiles', 'workerTimeout', 'workerKilled', 'outOfMemory']
/** The same of a database only: elsewhere it is quoted. */
const databaseTrouble = ['tooManyClients']

/**
 * What every second was like for one container, from the lanes' first on.
 *
 * | level  | when                                                                                                             |
 * |--------|------------------------------------------------------------------------------------------------------------------|
 * | out    | its process was gone, frozen or cut off                                                                          |
 * | silent | its probes got no answer, three in a row or for three seconds, and no client got one from it                     |
 * | bad    | a probe failed or was slower than the P95 bound; its requests failed or were slow; it said so itself; it used up |
 * |        | its CPU limit, or its connections, while clients were badly served                                               |
 * | good   | none of these, and something was heard of it                                                                     |
 * | quiet  | nothing was                                                                                                      |
 */
export function componentLevels(
  container: Container,
  inputs: DiagnosisInputs,
  signals: Signals,
  exact: readonly ExactSpan[],
): Level[] {
  const fromSecond = Math.floor(signals.fromMs / 1000)
  const seconds = Math.ceil(signals.toMs / 1000) - fromSecond
  const own = signals.of(container.name)
  const known = signals.settled?.levels.get(container.name) ?? []
  const hasOwn = signals.seen.probed.has(container.name)
  const probes = own.probes.filter((reading) => speaksOfIt(reading, hasOwn))
  const view: View = {
    container,
    exact,
    signals,
    bounds: boundsOf(inputs.manifest),
    isOnlyWay: isOnlyWay(container, inputs, signals),
    stretches: probeStretches(own.series.filter(([first]) => speaksOfIt(first, hasOwn))).filter(isNoChance),
    heard: secondsHeard(own),
    probed: probedSeconds(container, probes, boundsOf(inputs.manifest).p95Ms),
    saturated: secondsOf(own.readings, isAtCpuLimit),
    troubled: troubledSeconds(container, own),
    unheard: protocolGaps(own, signals.counters),
  }
  const fresh = Array.from({ length: Math.max(0, seconds - known.length) }, (_, index) =>
    levelOf(fromSecond + known.length + index, view),
  )
  return [...known, ...fresh]
}

interface View {
  readonly container: Container
  readonly exact: readonly ExactSpan[]
  readonly signals: Signals
  readonly bounds: { readonly errorRate: number; readonly p95Ms: number }
  readonly isOnlyWay: boolean
  readonly stretches: readonly ProbeStretch[]
  readonly heard: ReadonlySet<number>
  readonly probed: ReadonlyMap<number, 'ok' | 'bad'>
  readonly saturated: ReadonlySet<number>
  readonly troubled: ReadonlySet<number>
  readonly unheard: readonly { readonly fromMs: number; readonly toMs: number }[]
}

function levelOf(second: number, view: View): Level {
  const { signals, stretches, probed, troubled, heard } = view
  const [fromMs, toMs] = [second * 1000, (second + 1) * 1000]
  const overlaps = (span: { readonly fromMs: number; readonly toMs: number }) =>
    span.fromMs < toMs && span.toMs > fromMs
  if (view.exact.some(overlaps)) return 'out'
  const tick = signals.ticks.get(second)
  const clientsOk = okFrom(tick, view)
  if (clientsOk === 0 && (stretches.some(overlaps) || view.unheard.some(overlaps))) {
    return 'silent'
  }
  if (probed.get(second) === 'bad' || troubled.has(second) || isBadly(tick, view)) return 'bad'
  const isStrained = signals.clients[second]?.level === 'bad' || signals.clients[second]?.level === 'silent'
  if (isStrained && view.saturated.has(second)) return 'bad'
  return clientsOk > 0 || probed.has(second) || heard.has(second) ? 'good' : 'quiet'
}

/** ok answers of the clients that this container must have had a part in. */
function okFrom(tick: Tick | undefined, { container, isOnlyWay }: View): number {
  return tick?.instances[container.name]?.ok ?? (isOnlyWay ? (tick?.total.ok ?? 0) : 0)
}

function isBadly(tick: Tick | undefined, { container, bounds, isOnlyWay }: View): boolean {
  if (tick === undefined) return false
  const own = tick.instances[container.name]
  if (own !== undefined) {
    if (own.failed > 0 && own.failed / own.requests >= bounds.errorRate) return true
    if (own.latencyUs !== undefined && own.latencyUs.p95 / 1000 > bounds.p95Ms) return true
  }
  if (!isOnlyWay) return false
  const lostThere = atTheDoor.reduce((sum, outcome) => sum + (tick.outcomes[outcome] ?? 0), 0)
  const ofInstances = Object.values(tick.instances).reduce((sum, { failed }) => sum + failed, 0)
  const lost = Math.min(lostThere, tick.total.failed - ofInstances)
  return lost > 0 && lost / tick.total.requests >= bounds.errorRate
}

/** The entry's probe asks the whole way: it speaks of the door only where nothing else does. */
function speaksOfIt({ probe }: ProbeReading, hasOwn: boolean): boolean {
  return probe !== 'entry' || !hasOwn
}

function secondsHeard({ readings, counters }: ContainerSignals): ReadonlySet<number> {
  const heard = new Set<number>()
  for (const { atMs } of readings) heard.add(Math.floor(atMs / 1000))
  for (const { atMs } of counters) heard.add(Math.floor(atMs / 1000))
  return heard
}

function probedSeconds(
  { role }: Container,
  probes: readonly ProbeReading[],
  p95Ms: number,
): ReadonlyMap<number, 'ok' | 'bad'> {
  const probed = new Map<number, 'ok' | 'bad'>()
  for (const reading of probes) {
    const { atMs, outcome, latencyUs = 0 } = reading
    if (outcome === 'generator') continue
    if (reading.probe === 'entry' && role !== 'api' && aboutOthers.includes(outcome)) continue
    const isBad = isUnanswered(reading) || isFailure(outcome as Outcome) || latencyUs / 1000 > p95Ms
    const second = Math.floor(atMs / 1000)
    if (isBad) probed.set(second, 'bad')
    else if (!probed.has(second)) probed.set(second, 'ok')
  }
  return probed
}

function troubledSeconds({ role }: Container, { logs, counters }: ContainerSignals): ReadonlySet<number> {
  const signs = role === 'database' ? [...ownTrouble, ...databaseTrouble] : ownTrouble
  const said = logs.filter(({ sign }) => signs.includes(sign)).map(({ atMs }) => Math.floor(atMs / 1000))
  const full = counters
    .filter(({ values: { databaseConnections: open, databaseConnectionsLimit: most } }) => {
      return open !== undefined && most !== undefined && open >= most
    })
    .map(({ atMs }) => Math.floor(atMs / 1000))
  return new Set([...said, ...full])
}
