import { isFailure, type Outcome } from '../../domain/outcome.ts'
import type { ProbeReading } from '../../domain/reading.ts'

/** Probes of one kind that got no answer, one after the other. */
export interface ProbeStretch {
  readonly probe: ProbeReading['probe']
  readonly container: string
  /** When the first of them was asked. */
  readonly fromMs: number
  /** When the next one was answered; infinite when none was. */
  readonly toMs: number
  /** When the last of them was asked. */
  readonly lastMs: number
  /** How many. While one waits for its time limit no other is asked. */
  readonly asked: number
}

/** So many failures in a row, or so long without an answer, are no chance. */
export const failuresInARow = 3
const unansweredMs = 3000

/** Of each series, as `probeSeries` makes them; also single failures. What failed for want of our own sockets is none. */
export function probeStretches(series: readonly (readonly ProbeReading[])[]): ProbeStretch[] {
  return series.flatMap(unansweredIn)
}

/** Three in a row, or one that waited for three seconds. */
export function isNoChance({ asked, fromMs, lastMs, toMs }: ProbeStretch): boolean {
  const untilMs = Number.isFinite(toMs) ? toMs : lastMs
  return asked >= failuresInARow || untilMs - fromMs >= unansweredMs
}

/** An answer with a bad status is an answer: whoever gives it is alive. */
export function isUnanswered({ outcome, status }: ProbeReading): boolean {
  return status === undefined && isFailure(outcome as Outcome)
}

function unansweredIn(series: readonly ProbeReading[]): ProbeStretch[] {
  const stretches: ProbeStretch[] = []
  let first: ProbeReading | undefined
  let lastMs = 0
  let asked = 0
  for (const reading of series) {
    if (reading.outcome === 'generator') continue
    if (isUnanswered(reading)) {
      first ??= reading
      lastMs = reading.atMs
      asked += 1
    } else if (first !== undefined) {
      stretches.push({ ...stretchOf(first), toMs: answeredMs(reading), lastMs, asked })
      first = undefined
      asked = 0
    }
  }
  if (first !== undefined) stretches.push({ ...stretchOf(first), toMs: Number.POSITIVE_INFINITY, lastMs, asked })
  return stretches
}

function stretchOf({ probe, container, atMs }: ProbeReading): Pick<ProbeStretch, 'probe' | 'container' | 'fromMs'> {
  return { probe, container, fromMs: atMs }
}

export function answeredMs({ atMs, latencyUs = 0 }: ProbeReading): number {
  return Math.round(atMs + latencyUs / 1000)
}
