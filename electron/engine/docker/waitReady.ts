import type { Healthcheck } from '../../../shared/domain/stackPlan.ts'
import type { Clock } from '../ports.ts'
import { statusOf, wordsOf } from './engineError.ts'
import type { ExecResult } from './execIn.ts'
import { LimitReached, withLimit } from './withLimit.ts'

/** From the beginning of one test to the beginning of the next; a test that takes longer delays the next, two never overlap. */
const periodMs = 200
/** A test that always takes longer than the period must not keep the container from starting. */
const leastPauseMs = 50

/** Repeats the health test until it passes. Gives the last test's words when it has not within `withinMs`. */
export async function waitReady(
  test: Healthcheck,
  withinMs: number,
  run: (command: readonly string[], signal: AbortSignal) => Promise<ExecResult>,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ readonly ready: true } | { readonly ready: false; readonly waitedMs: number; readonly lastTest: string }> {
  const beganMs = clock.nowMs()
  let lastTest = 'no test has ended'
  for (;;) {
    const testedMs = clock.nowMs()
    const leftMs = withinMs - (testedMs - beganMs)
    if (leftMs <= 0) return { ready: false, waitedMs: Math.round(testedMs - beganMs), lastTest }
    const limitMs = test.timeoutMs > 0 ? Math.min(test.timeoutMs, leftMs) : leftMs
    const words = await runTest(test, limitMs, run, clock, signal)
    if (words === undefined) return { ready: true }
    lastTest = words
    await clock.sleep(Math.max(leastPauseMs, periodMs - (clock.nowMs() - testedMs)), signal)
  }
}

/** Undefined when the test passed, else what it said. */
async function runTest(
  test: Healthcheck,
  limitMs: number,
  run: (command: readonly string[], signal: AbortSignal) => Promise<ExecResult>,
  clock: Clock,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const { exitCode, stdout, stderr } = await withLimit(clock, limitMs, signal, (limited) =>
      run(test.command, limited),
    )
    return exitCode === 0 ? undefined : `exit code ${exitCode}: ${`${stdout}${stderr}`.trim().slice(-500)}`
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof LimitReached) return `took longer than ${Math.round(limitMs)} ms`
    // Paused or just ended: whoever watches the container says so with its exit code.
    if (statusOf(error) !== undefined) return wordsOf(error)
    throw error
  }
}
