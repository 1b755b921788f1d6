import type { RunInputs } from '../analysis/runInputs.ts'
import { toResult } from '../analysis/toResult.ts'
import { resultSchema } from '../domain/resultSchema.ts'
import { noFacts } from '../domain/runFacts.ts'
import type { RunResult } from '../domain/runResult.ts'
import { aManifest } from './aManifest.ts'
import { plainLatency } from './plainLatency.ts'

/** The result of a completed run of which nothing but these is known. Every result of a test also has to match the published schema. */
export function resultOf(changes: Partial<RunInputs<readonly number[]>> = {}): RunResult {
  const result = toResult({
    manifest: aManifest({ outcome: { kind: 'completed' } }),
    slots: [],
    ticks: [],
    readings: [],
    hostReadings: [],
    probes: [],
    counters: [],
    logs: [],
    events: [],
    facts: noFacts,
    latency: plainLatency,
    ...changes,
  })
  return resultSchema.parse(JSON.parse(JSON.stringify(result)))
}
