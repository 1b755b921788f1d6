import type { DiagnosisInputs } from '../../analysis/diagnosis/known.ts'
import type { RunManifest } from '../../domain/manifest.ts'
import { aManifest } from '../aManifest.ts'
import { fromTables } from './recordTables.ts'

/** What `slimRun` has kept of a run, from its text. */
export function recordedRun(text: string): DiagnosisInputs {
  const records = fromTables(text)
  const all = <T>(kind: string) => (records.get(kind) ?? []) as readonly T[]
  const byTime = <T>(kind: string) => all<T & { readonly atMs: number }>(kind).toSorted((a, b) => a.atMs - b.atMs)
  const ends = all<NonNullable<DiagnosisInputs['ends']>[number]>('end')
  const queries = all<NonNullable<DiagnosisInputs['queries']>[number]>('query')
  return {
    manifest: aManifest(all<Partial<RunManifest>>('manifest')[0]),
    events: all<DiagnosisInputs['events'][number]>('event').toSorted((a, b) => a.seq - b.seq),
    ticks: all<DiagnosisInputs['ticks'][number]>('tick').toSorted((a, b) => a.second - b.second),
    readings: byTime('reading'),
    hostReadings: byTime('host'),
    probes: byTime('probe'),
    counters: byTime('counters'),
    logs: byTime('log'),
    ...(ends.length > 0 && { ends: [...ends] }),
    ...(queries.length > 0 && { queries }),
  }
}
