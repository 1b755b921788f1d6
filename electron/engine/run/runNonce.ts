import { createHash } from 'node:crypto'

/** 8 letters and digits for a run's id: 40 bits, so that even among 10,000 runs two with the same are unlikely (1 in 20,000). */
export function runNonce(runId: string): string {
  const bits = createHash('sha256').update(runId).digest().readUIntBE(0, 5)
  return bits.toString(36).padStart(8, '0')
}
