import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { stolenSoFarMs } from './stolenSoFarMs.ts'

/** What every part of the bench is given by the one that runs it. */
export interface BenchWorld {
  readonly say: (line: string) => void
  /** Resolves when the machine is quiet, or when waiting has taken long enough. */
  readonly quiet: () => Promise<void>
}

/** Share of the last ten seconds in which something that could run had to wait for a core; Linux's own measure of a busy machine. */
const quietBelowPercent = 10
/** Of all cores in one second: what a machine that is shared with others below it takes away. */
const mostStolenMs = 20

/** Waits at most so long before each measurement for a moment without much other work; where the system does not tell, not at all. */
export function quietWithin(patienceS: number): () => Promise<void> {
  return async () => {
    for (let waitedS = 0; waitedS < patienceS; waitedS++) {
      const before = stolenSoFarMs()
      await sleep(1000)
      if (pressurePercent() < quietBelowPercent && !(stolenSoFarMs() - before > mostStolenMs)) return
    }
  }
}

function pressurePercent(): number {
  try {
    return Number(/^some avg10=([\d.]+)/.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
