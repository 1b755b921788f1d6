import type { Healthcheck } from '../../../shared/domain/stackPlan.ts'
import type { Clock } from '../ports/clock.ts'
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
  let lastTest: string | undefined
  for (;;) {
    const testedMs = clock.nowMs()
    const leftMs = withinMs - (testedMs - beganMs)
    if (leftMs <= 0) {
      return { ready: false, waitedMs: Math.round(testedMs - beganMs), lastTest: lastTest ?? 'no test has ended' }
    }
    const limitMs = test.timeoutMs > 0 ? Math.min(test.timeoutMs, leftMs) : leftMs
    const result = await runTest(test, limitMs, run, clock, signal)
    if (result.passed) return { ready: true }
    // A test that only our own end of waiting has cut off says nothing; the one before it does.
    if (!result.hung || limitMs < leftMs || lastTest === undefined) lastTest = result.words
    await clock.sleep(Math.max(leastPauseMs, periodMs - (clock.nowMs() - testedMs)), signal)
  }
}

type TestResult = { readonly passed: true } | { readonly passed: false; readonly hung: boolean; readonly words: string }

async function runTest(
  test: Healthcheck,
  limitMs: number,
  run: (command: readonly string[], signal: AbortSignal) => Promise<ExecResult>,
  clock: Clock,
  signal: AbortSignal,
): Promise<TestResult> {
  try {
    const { exitCode, stdout, stderr } = await withLimit(clock, limitMs, signal, (limited) =>
      run(test.command, limited),
    )
    if (exitCode === 0) return { passed: true }
    return { passed: false, hung: false, words: `exit code ${exitCode}: ${`${stdout}${stderr}`.trim().slice(-500)}` }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof LimitReached)
      return { passed: false, hung: true, words: `took longer than ${Math.round(limitMs)} ms` }
    // Paused or just ended: whoever watches the container says so with its exit code.
    if (statusOf(error) !== undefined) return { passed: false, hung: false, words: wordsOf(error) }
    throw error
  }
}
