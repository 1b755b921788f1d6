import type { LoadSummary } from '../../../shared/domain/load.ts'
import { saveFacts } from '../store/storedResult.ts'
import { collectEvidence } from './collectEvidence.ts'
import type { WatchedDatabase } from './database/watchDatabase.ts'
import { countedBetween, readInstanceCounts } from './instanceCounts.ts'
import type { RunParts } from './runParts.ts'
import type { Live } from './runState.ts'

/** Collecting goes on after a stop, but not for ever. */
const COLLECT_WITHIN_MS = 20_000

export interface Heard {
  /** By instance, when measuring began. */
  readonly countsBefore: ReadonlyMap<string, number>
  /** Absent when none is declared, or measuring never came. */
  readonly database: WatchedDatabase | undefined
  /** Absent when the generator was cut off. */
  readonly load: LoadSummary | undefined
}

/** What the stack still knows, before it goes: into facts.json and the evidence folder. */
export async function collectRun(
  { spec, ports: { asker }, recorder }: RunParts,
  { stack, watch }: Live,
  { countsBefore, database, load }: Heard,
): Promise<void> {
  const within = AbortSignal.timeout(COLLECT_WITHIN_MS)
  const after = await readInstanceCounts(stack, spec.plan, asker, undefined)
  watch.end()
  const [ends, facts] = await Promise.all([
    collectEvidence(stack, spec.plan, recorder, asker, within),
    database?.facts(within),
  ])
  const countedByInstances = Object.fromEntries(countedBetween(countsBefore, after))
  saveFacts(recorder, {
    ends: [...ends],
    countedByInstances,
    ...(load && { load }),
    ...(facts && { database: facts }),
  })
}
