import { expect, test } from 'vitest'
import type { Clock } from '../ports/clock.ts'
import type { ExecResult } from './execIn.ts'
import { waitReady } from './waitReady.ts'

const never = new AbortController().signal
const healthcheck = { command: ['check'], timeoutMs: 1_000, startPeriodMs: 0, retries: 3, intervalMs: 5_000 }

/** Time that passes only when somebody sleeps. */
function steppingClock(): Clock & { pass(ms: number): void } {
  let now = 0
  const sleepers: Array<{ at: number; wake: () => void }> = []
  const pass = (ms: number) => {
    now += ms
    for (const sleeper of sleepers.splice(0)) sleeper.at <= now ? sleeper.wake() : sleepers.push(sleeper)
  }
  return {
    nowMs: () => now,
    utc: () => '',
    pass,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        if (signal !== never) signal.addEventListener('abort', () => reject(signal.reason))
        sleepers.push({ at: now + ms, wake: resolve })
        // A pause between tests is the only sleep shorter than a test's own limit.
        if (ms <= 200) setImmediate(() => pass(ms))
      }),
  }
}

const failed: ExecResult = { exitCode: 1, stdout: 'connection refused\n', stderr: '' }
const passed: ExecResult = { exitCode: 0, stdout: '', stderr: '' }

test('a test every 200 ms, a slow one is followed after a pause, none overlap', async () => {
  const clock = steppingClock()
  const began: number[] = []
  let running = 0
  const durations = [20, 20, 500, 20]
  const run = async (): Promise<ExecResult> => {
    running += 1
    expect(running).toBe(1)
    began.push(clock.nowMs())
    clock.pass(durations[began.length - 1] ?? 0)
    running -= 1
    return began.length === 4 ? passed : failed
  }
  expect(await waitReady(healthcheck, 10_000, run, clock, never)).toEqual({ ready: true })
  expect(began).toEqual([0, 200, 400, 950])
})

test('never ready: how long, and what the last test said', async () => {
  const clock = steppingClock()
  const result = await waitReady(healthcheck, 1_000, async () => failed, clock, never)
  expect(result).toEqual({ ready: false, waitedMs: 1_000, lastTest: 'exit code 1: connection refused' })
})

test('a test that the end of the wait cuts off does not hide what the one before it said', async () => {
  const clock = steppingClock()
  let calls = 0
  const run = (): Promise<ExecResult> => {
    calls += 1
    if (calls === 1) return Promise.resolve(failed)
    setImmediate(() => clock.pass(100))
    return new Promise(() => undefined)
  }
  const result = await waitReady(healthcheck, 300, run, clock, never)
  expect(result).toEqual({ ready: false, waitedMs: 400, lastTest: 'exit code 1: connection refused' })
})

test('a test that hangs is given up after its own limit, and the next one counts', async () => {
  const clock = steppingClock()
  let calls = 0
  const run = (): Promise<ExecResult> => {
    calls += 1
    if (calls > 1) return Promise.resolve(passed)
    setImmediate(() => clock.pass(1_000))
    return new Promise(() => undefined)
  }
  expect(await waitReady(healthcheck, 10_000, run, clock, never)).toEqual({ ready: true })
  expect(calls).toBe(2)
})

test('an engine that refuses the test is a failed test; one that is gone is a failure', async () => {
  const clock = steppingClock()
  const refused = Object.assign(new Error('(HTTP code 409) unexpected - Container x is paused '), { statusCode: 409 })
  const result = await waitReady(healthcheck, 300, async () => Promise.reject(refused), clock, never)
  expect(result).toMatchObject({ ready: false, lastTest: 'Container x is paused' })
  const gone = waitReady(healthcheck, 300, async () => Promise.reject(new Error('ECONNREFUSED')), clock, never)
  await expect(gone).rejects.toThrow('ECONNREFUSED')
})
