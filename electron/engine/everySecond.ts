import type { Clock } from './ports/clock.ts'

const secondMs = 1000

/**
 * Acts at `firstMs` (on the clock's base) and then at the same moment of every second, until the signal fires. Seconds in which it is
 * still busy with an earlier one are left out.
 */
export async function everySecond(
  clock: Clock,
  firstMs: number,
  act: () => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let dueMs = firstMs
  while (!signal.aborted) {
    await clock.sleep(Math.max(0, dueMs - clock.nowMs()), signal).catch(() => undefined)
    if (signal.aborted) return
    await act()
    dueMs += Math.max(1, Math.ceil((clock.nowMs() - dueMs) / secondMs)) * secondMs
  }
}
