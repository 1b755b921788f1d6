import { join } from 'node:path'
import type { LatencyMath } from '../../../shared/analysis/latencySum.ts'
import { toResult } from '../../../shared/analysis/toResult.ts'
import type { CounterReading, LogReading } from '../../../shared/domain/counters.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { HostReading, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import { resultSchema } from '../../../shared/domain/resultSchema.ts'
import { noFacts, type RunFacts } from '../../../shared/domain/runFacts.ts'
import { runFactsSchema } from '../../../shared/domain/runFactsSchema.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import type { RunStream, RunWriter, StoredRun } from '../ports/runStore.ts'
import { keptStatements } from './keptStatements.ts'
import { readStored } from './readStored.ts'
import { isCounters, isEvent, isLog, isProbe, isReading, isSlot, isTick } from './storedRecords.ts'
import { unreadable } from './storeError.ts'
import { toStoredText } from './toStoredText.ts'

const factsName = 'facts.json'

/** Keeps what a result needs and no stream holds, so that it can be made again. */
export function saveFacts(writer: Pick<RunWriter, 'saveEvidence'>, facts: RunFacts): void {
  writer.saveEvidence(factsName, toStoredText(facts, runFactsSchema))
}

/**
 * Makes a run's result from its folder: of any run, on or ended, whole or cut off. `histograms.ndjson` holds a `LoadSlot` a
 * line, `ticks.ndjson` a `Tick`, `readings.ndjson` a `Reading` or `HostReading`, `probes.ndjson` a `ProbeReading`, `events.ndjson` a `RunEvent`.
 * Lines that cannot be read leave a warning in the result. Throws `storeUnreadable` when what is there contradicts itself.
 */
export function toStoredResult<H>(run: StoredRun, latency: LatencyMath<H>): RunResult {
  const damaged = new Map<RunStream, number>()
  const note = (stream: RunStream) => damaged.set(stream, (damaged.get(stream) ?? 0) + 1)
  /** One at a time: the histograms of an hour are tens of megabytes. */
  function* records<T>(stream: RunStream, isRecord: (record: T) => boolean): Generator<T> {
    for (const record of run.records(stream, () => note(stream)) as Iterable<T>) {
      if (isRecord(record)) yield record
      else note(stream)
    }
  }
  const readings = [...records<Partial<Reading & HostReading>>('readings', isReading)]
  const result = toResult({
    manifest: run.manifest,
    slots: records<LoadSlot>('histograms', isSlot),
    ticks: [...records<Tick>('ticks', isTick)],
    readings: readings.filter((reading): reading is Reading => reading.container !== undefined),
    hostReadings: readings.filter((reading): reading is HostReading => reading.container === undefined),
    probes: [...records<ProbeReading>('probes', isProbe)],
    counters: [...records<CounterReading>('counters', isCounters)],
    logs: [...records<LogReading>('logs', isLog)],
    events: [...records<RunEvent>('events', isEvent)].filter(isTold),
    facts: readFacts(run),
    latency: decodingFrom(run, latency),
  })
  const warnings = [...damaged].map(([stream, lines]) => {
    return {
      en: `${lines} ${lines === 1 ? 'line' : 'lines'} of ${stream}.ndjson could not be read; the figures are without them.`,
      fr: `${lines} ${lines === 1 ? 'ligne' : 'lignes'} de ${stream}.ndjson illisibles ; les chiffres n’en tiennent pas compte.`,
    }
  })
  return checked(run, { ...result, warnings: [...result.warnings, ...warnings] })
}

function readFacts(run: StoredRun): RunFacts {
  const facts = readStored(join(run.folder, 'evidence', factsName), runFactsSchema, '') ?? noFacts
  const database = facts.database ?? keptStatements(run.folder, run.manifest)
  return { ...facts, ...(database && { database }) }
}

function isTold({ kind }: RunEvent): boolean {
  return kind === 'state' || kind === 'component' || kind === 'fault'
}

/** A histogram that cannot be decoded is damage of the store, not a defect of the program. */
function decodingFrom<H>(run: StoredRun, latency: LatencyMath<H>): LatencyMath<H> {
  return {
    decode(encoded) {
      try {
        return latency.decode(encoded)
      } catch (error) {
        throw unreadable(join(run.folder, 'histograms.ndjson'), 'it holds a histogram that cannot be decoded', error)
      }
    },
    merge: (histograms) => latency.merge(histograms),
    figures: (histogram) => latency.figures(histogram),
    countAtMost: (histogram, us) => latency.countAtMost(histogram, us),
  }
}

function checked(run: StoredRun, result: RunResult): RunResult {
  const { success, error } = resultSchema.safeParse(result)
  if (success) return result
  const [issue] = error.issues
  throw unreadable(run.folder, `its records contradict each other (${issue?.path.join('.')}: ${issue?.message})`)
}
