import { entryOf } from '../entryOf.ts'
import type { DiagnosisInputs } from './known.ts'

/** What a run has shown once and what is true of all of it from then on, also of the time before. */
export interface Seen {
  /** The container that takes the load. */
  readonly entry: string | undefined
  /** The one that the entry's probe asks; undefined until it was heard. */
  readonly askedEntry: string | undefined
  /** Containers that have probes of their own. */
  readonly probed: ReadonlySet<string>
  /** Containers that have been heard to answer: a probe, their own counters' question, or clients as an instance. */
  readonly answering: ReadonlySet<string>
}

/** Of these records, and of what was seen before them. */
export function toSeen(
  { manifest, probes, counters, ticks }: Pick<DiagnosisInputs, 'manifest' | 'probes' | 'counters' | 'ticks'>,
  before?: Seen,
): Seen {
  const askedEntry = before?.askedEntry ?? probes.find(({ probe }) => probe === 'entry')?.container
  const probed = new Set(before?.probed)
  const answering = new Set(before?.answering)
  for (const { probe, container, outcome } of probes) {
    if (outcome === 'aborted') continue
    answering.add(container)
    if (probe !== 'entry') probed.add(container)
  }
  for (const { source, container } of counters) if (source !== 'kernel') answering.add(container)
  for (const { instances } of ticks) for (const name of Object.keys(instances)) answering.add(name)
  return { entry: askedEntry ?? entryOf(manifest, []), askedEntry, probed, answering }
}

/** Whether both tell the same; of one run, in which nothing that was seen is unseen again. */
export function isSeenSame(one: Seen, other: Seen): boolean {
  return (
    one.entry === other.entry && one.probed.size === other.probed.size && one.answering.size === other.answering.size
  )
}
