import type { CounterName } from '../../../domain/counters.ts'
import type { RunManifest } from '../../../domain/manifest.ts'
import type { Reading } from '../../../domain/reading.ts'
import { type ComponentEvent, componentChanges, isWithin } from '../../componentChanges.ts'
import { enteredMs } from '../../stateMoments.ts'
import type { Known } from '../known.ts'
import { counterSeries } from './counterSeries.ts'
import { type SeenSecond, seenSeconds } from './seenSeconds.ts'
import { type Span, spansOf } from './spans.ts'

export interface Value {
  readonly atMs: number
  readonly value: number
}

/** What every rule looks at, prepared once. Nothing of before measuring or after our own stop is in it, but what ended. */
export interface Grounds extends Known {
  readonly seconds: readonly SeenSecond[]
  /** When clients were slow, failing or without answers. */
  readonly hurt: readonly Span[]
  /** Those of them in which they waited: what a busy machine may come to. */
  readonly slow: readonly Span[]
  readonly readingsOf: (container: string) => readonly Reading[]
  /** Amounts a second where the counter only grows. */
  readonly valuesOf: (container: string, name: CounterName) => readonly Value[]
  readonly containersOf: (...roles: RunManifest['containers'][number]['role'][]) => readonly string[]
  /** Of containers while the run was on, our own stop excluded. */
  readonly changes: readonly (ComponentEvent & { readonly atMs: number })[]
}

export function toGrounds(known: Known): Grounds {
  const endMs = enteredMs(known.events, 'collecting') ?? Number.POSITIVE_INFINITY
  const isOn = ({ atMs }: { readonly atMs: number }) => atMs >= 0 && atMs <= endMs
  const ticks = known.ticks.toSorted((a, b) => a.second - b.second)
  const seconds = seenSeconds(ticks, known.p95BoundMs)
  const readings = inOrder(known.readings.filter(isOn))
  const counters = inOrder(known.counters.filter(isOn))
  const byContainer = Map.groupBy(readings, ({ container }) => container)
  return {
    ...known,
    ticks,
    readings,
    counters,
    hostReadings: inOrder(known.hostReadings),
    probes: inOrder(known.probes.filter(isOn)),
    logs: inOrder(known.logs.filter(isOn)),
    seconds,
    hurt: spansOf(seconds, ({ isHurt }) => isHurt),
    slow: spansOf(seconds, ({ isSlow }) => isSlow),
    readingsOf: (container) => byContainer.get(container) ?? [],
    valuesOf: counterSeries(counters),
    containersOf: (...roles) =>
      known.manifest.containers.filter(({ role }) => roles.includes(role)).map(({ name }) => name),
    changes: componentChanges(known.events)
      .filter(({ during }) => isWithin(during, 'warming', 'draining'))
      .flatMap(({ event }) => (event.atMs === undefined ? [] : [{ ...event, atMs: event.atMs }])),
  }
}

/** Probes come in the order of their answers, and log lines in that in which they were read. */
function inOrder<T extends { readonly atMs: number }>(told: readonly T[]): T[] {
  return told.toSorted((a, b) => a.atMs - b.atMs)
}
