import { afterEach, expect, test } from 'vitest'
import { CleanupStack } from '../cleanupStack.ts'
import { systemClock } from '../host/systemClock.ts'
import type { LogGap, LogLine, Stack } from '../ports/stack.ts'
import { containerPlan } from './testing/containerPlan.ts'
import { bareDocker, engineUnderTest, testOrder } from './testing/engineUnderTest.ts'
import { recordingProxy } from './testing/recordingProxy.ts'

const never = new AbortController().signal
let cleanup = new CleanupStack()
let stop = new AbortController()

afterEach(async () => {
  stop.abort()
  expect(await cleanup.unwind()).toEqual([])
  cleanup = new CleanupStack()
  stop = new AbortController()
})

async function up(
  script: string,
  dockerHost?: string,
): Promise<{ stack: Stack; container: () => ReturnType<typeof bareDocker.getContainer> }> {
  const env = dockerHost === undefined ? process.env : { ...process.env, DOCKER_HOST: dockerHost }
  const order = testOrder([containerPlan('a', { command: ['/bin/sh', '-c', script] })])
  const stack = await engineUnderTest({ env }).engine.bringUp(order, cleanup, () => undefined, never)
  return { stack, container: () => bareDocker.getContainer(`palier-${order.runId}-a`) }
}

/** Running, its first words written: a process that gets no core in its first moments would say them to whoever listens by then. */
async function upAndSaid(words: string, dockerHost?: string): ReturnType<typeof up> {
  const { stack, container } = await up(`echo ${words}; exec sleep 60`, dockerHost)
  await expect.poll(async () => String(await container().logs({ stdout: true })), { timeout: 15_000 }).toContain(words)
  return { stack, container }
}

function followLogs(stack: Stack): { lines: LogLine[]; gaps: LogGap[]; texts: () => string[] } {
  const lines: LogLine[] = []
  const gaps: LogGap[] = []
  stack.followLogs(
    (line) => lines.push(line),
    (gap) => gaps.push(gap),
    stop.signal,
  )
  return { lines, gaps, texts: () => lines.map(({ text }) => text) }
}

/** Written into the container's own output by another command. */
const write = (stack: Stack, script: string) =>
  stack.exec('a', ['/bin/sh', '-c', `{ ${script}; } > /proc/1/fd/1 2> /proc/1/fd/2`], never)

test('lines of both outputs from now on, each once, with the moment at which it was written', async () => {
  const { stack } = await upAndSaid('before')
  const { texts, lines } = followLogs(stack)
  await systemClock.sleep(500, never)
  const saidMs = systemClock.nowMs()
  await write(stack, 'echo one; echo two >&2')
  await expect.poll(texts).toEqual(expect.arrayContaining(['one', 'two']))
  const heardMs = systemClock.nowMs()
  expect(texts()).toHaveLength(2)
  for (const { nowMs } of lines) {
    expect(nowMs).toBeGreaterThan(saidMs - 50)
    expect(nowMs).toBeLessThan(heardMs + 50)
  }
})

test('killed and started again, with the stream cut in between: nothing is missed and nothing told twice', async () => {
  const proxy = await recordingProxy()
  try {
    const { stack, container } = await upAndSaid('up', `unix://${proxy.socketPath}`)
    const { texts } = followLogs(stack)
    await systemClock.sleep(500, never)
    await write(stack, 'echo one')
    await expect.poll(texts).toEqual(['one'])
    await container().kill()
    await container().start()
    await expect.poll(texts, { timeout: 5000 }).toEqual(['one', 'up'])
    proxy.cutConnections()
    const other = await container().exec({ Cmd: ['/bin/sh', '-c', 'echo two > /proc/1/fd/1'] })
    await other.start({ Detach: true })
    await expect.poll(texts, { timeout: 5000 }).toEqual(['one', 'up', 'two'])
    stop.abort()
    await cleanup.unwind()
  } finally {
    await proxy.close()
  }
})

test('the last words of a container that dies at once are heard', async () => {
  const { stack } = await up('sleep 1; echo dying; exit 3')
  const { texts } = followLogs(stack)
  await expect.poll(texts, { timeout: 5000 }).toEqual(['dying'])
})

test('20,000 lines at once are all told', async () => {
  const { stack } = await upAndSaid('before')
  const { texts, gaps } = followLogs(stack)
  await systemClock.sleep(500, never)
  await write(stack, 'yes 2026/11/22 01:40:22 [alert] 15#15: 1024 worker_connections are not enough | head -n 20000')
  await expect.poll(() => texts().length, { timeout: 15_000 }).toBe(20_000)
  expect(gaps).toEqual([])
})

test('a flood without end is left behind, which is said, and what comes after it is told', async () => {
  const { stack } = await upAndSaid('before')
  const { texts, gaps } = followLogs(stack)
  await systemClock.sleep(500, never)
  await write(stack, 'yes 0123456789012345678901234567890123456789 | head -c 40000000; echo over')
  await expect.poll(() => gaps.length, { timeout: 30_000 }).toBeGreaterThan(0)
  await systemClock.sleep(1500, never)
  await write(stack, 'echo after')
  await expect.poll(() => texts().at(-1), { timeout: 10_000 }).toBe('after')
  expect(gaps[0]).toMatchObject({ container: 'a', kind: 'flood' })
  const [gap] = gaps
  expect(gap?.kind === 'flood' && gap.toMs - gap.fromMs).toBeGreaterThan(0)
})

test('a command that goes on: lines as they come, an answer to what is said, its exit code', async () => {
  const { stack } = await upAndSaid('before')
  const heard: string[] = []
  const code = stack.execLines(
    'a',
    ['/bin/sh', '-c', 'echo ready; while read -r line; do echo "got $line"; [ "$line" = end ] && exit 7; done'],
    (line) => {
      heard.push(line)
      if (heard.length === 2) answer('end\n')
    },
    never,
    (say) => {
      answer = say
      say('first\n')
    },
  )
  let answer: (text: string) => void = () => undefined
  expect(await code).toBe(7)
  expect(heard).toEqual(['ready', 'got first', 'got end'])
})

/** Processes of the container whose command line has this in it. */
async function running(stack: Stack, part: string): Promise<number> {
  const { stdout } = await stack.exec(
    'a',
    [
      '/bin/sh',
      '-c',
      `for f in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < $f; echo; done 2>/dev/null | grep -c '^${part}'`,
    ],
    never,
  )
  return Number(stdout)
}

test('the signal ends it, and a command that reads its input leaves nothing running', async () => {
  const { stack } = await upAndSaid('before')
  const ended = stack.execLines('a', ['cat'], () => undefined, stop.signal)
  await expect.poll(() => running(stack, 'cat')).toBe(1)
  stop.abort(new Error('enough'))
  await expect(ended).rejects.toThrow('enough')
  await expect.poll(() => running(stack, 'cat'), { timeout: 5000 }).toBe(0)
})

test('a container that dies under a command ends the waiting', async () => {
  const { stack, container } = await upAndSaid('before')
  const ended = stack.execLines('a', ['cat'], () => undefined, never)
  await expect.poll(() => running(stack, 'cat')).toBe(1)
  await container().kill()
  // How it ended depends on which of the two the engine notices first.
  await Promise.race([
    ended.catch(() => undefined),
    systemClock.sleep(8000, never).then(() => Promise.reject(new Error('hangs'))),
  ])
  await expect(stack.execLines('a', ['cat'], () => undefined, never)).rejects.toMatchObject({
    failure: { kind: 'engineFailed' },
  })
})
