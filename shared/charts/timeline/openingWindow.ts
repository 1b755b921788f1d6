import type { Diagnosis } from '../../domain/diagnosis.ts'
import type { TimeWindow } from './timelineSettings.ts'

/** Narrower it says nothing. */
export const leastWindowMs = 2000

/** From a tenth of what is left before the first symptom to the end; without a symptom the whole run. */
export function openingWindow({ firstSymptomMs }: Pick<Diagnosis, 'firstSymptomMs'>, endMs: number): TimeWindow {
  if (firstSymptomMs === undefined) return { fromMs: 0, toMs: endMs }
  const lead = Math.max((endMs - firstSymptomMs) * 0.1, 1000)
  return within({ fromMs: Math.floor((firstSymptomMs - lead) / 1000) * 1000, toMs: endMs }, endMs)
}

/** The window moved so far that it lies in the run; its width is kept where there is room. */
export function within({ fromMs, toMs }: TimeWindow, endMs: number): TimeWindow {
  const width = Math.min(endMs, Math.max(Math.min(leastWindowMs, endMs), toMs - fromMs))
  const from = Math.min(Math.max(0, fromMs), endMs - width)
  return { fromMs: from, toMs: from + width }
}

/** The same window where the moment lies in it, else moved so that the moment is at a fifth of it. */
export function windowAround(window: TimeWindow, atMs: number, endMs: number): TimeWindow {
  if (atMs >= window.fromMs && atMs <= window.toMs) return window
  const width = window.toMs - window.fromMs
  return within({ fromMs: atMs - width / 5, toMs: atMs + (width * 4) / 5 }, endMs)
}

/** One edge put elsewhere; the other stays. */
export function resized(window: TimeWindow, edge: 'fromMs' | 'toMs', atMs: number, endMs: number): TimeWindow {
  const least = Math.min(leastWindowMs, endMs)
  return edge === 'fromMs'
    ? { ...window, fromMs: Math.max(0, Math.min(atMs, window.toMs - least)) }
    : { ...window, toMs: Math.min(endMs, Math.max(atMs, window.fromMs + least)) }
}
