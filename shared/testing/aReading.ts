import type { ProbeReading, Reading } from '../domain/reading.ts'

/** A second of `api-1` at one core. */
export function aReading(changes: Partial<Reading> = {}): Reading {
  return { atMs: 1000, container: 'api-1', intervalMs: 1000, cpuPercent: 100, memoryBytes: 1000, ...changes }
}

/** One probe a second of a container, from `fromMs` on: `o` is ok in 1 ms, `x` a refused connection. */
export function probesOf(
  answers: string,
  changes: Partial<Omit<ProbeReading, 'atMs'>> = {},
  fromMs = 0,
): ProbeReading[] {
  return [...answers].map((answer, index) => ({
    atMs: fromMs + index * 1000,
    probe: 'instance',
    container: 'api-1',
    ...(answer === 'o' ? { outcome: 'ok', status: 200, latencyUs: 1000 } : { outcome: 'refused' }),
    ...changes,
  }))
}
