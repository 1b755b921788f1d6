import { expect, test } from 'vitest'
import { systemClock } from '../../host/systemClock.ts'
import { bareDocker } from '../testing/engineUnderTest.ts'
import { answers, never, raise, until, written } from '../testing/faultStack.ts'

/** CPU time of all processes of a container, in ns; cgroup v1 and v2. */
const cpuUsed =
  "cat /sys/fs/cgroup/cpuacct/cpuacct.usage 2>/dev/null || awk '/^usage_usec/ { print $2 * 1000 }' /sys/fs/cgroup/cpu.stat"
const processes = 'set -- /proc/[0-9]*; echo $#'
/** Memory in use, times the limit was hit, processes killed for want of memory; cgroup v1 and v2. */
const memoryCounters =
  'cat /sys/fs/cgroup/memory/memory.usage_in_bytes /sys/fs/cgroup/memory/memory.failcnt /sys/fs/cgroup/memory/memory.oom_control 2>/dev/null || cat /sys/fs/cgroup/memory.current /sys/fs/cgroup/memory.events'

test('cpu: so many processes burn, within the quota, and are gone when it is taken back', async () => {
  const { stack } = await raise({ limits: { cpus: 0.3 } })
  const look = async (script: string) => Number((await stack.exec('api-1', ['/bin/sh', '-c', script], never)).stdout)
  const sum = async () => (await look(cpuUsed)) / 1e6
  const before = await look(processes)
  const fault = await stack.inject({ kind: 'cpu', container: 'api-1', processes: 3 }, never)
  expect(await look(processes)).toBe(before + 4)
  const [usedMs, sinceMs] = [await sum(), systemClock.nowMs()]
  await systemClock.sleep(3_000, never)
  const share = ((await sum()) - usedMs) / (systemClock.nowMs() - sinceMs)
  // Three would take what there is; a busy machine gives less than the quota, and an idle responder takes a hundredth of it.
  expect(share).toBeGreaterThan(0.03)
  expect(share).toBeLessThan(0.4)
  await fault.undo(never)
  expect(await look(processes)).toBe(before)
})

test('memory that fits is filled and given back, and nobody dies of it', async () => {
  const { stack, changes } = await raise({ limits: { memoryBytes: 128 * 2 ** 20 } })
  const used = async () =>
    Number((await stack.exec('api-1', ['/bin/sh', '-c', memoryCounters], never)).stdout.split('\n')[0]) / 2 ** 20
  const before = await used()
  const fault = await stack.inject({ kind: 'memory', container: 'api-1', bytes: 64 * 2 ** 20 }, never)
  await until(async () => (await used()) > before + 60)
  await systemClock.sleep(500, never)
  expect(await used()).toBeLessThan(before + 72)
  expect(await answers(stack)).toBe(true)
  await fault.undo(never)
  await until(async () => (await used()) < before + 8)
  expect((await stack.exec('api-1', ['cat', '/proc/1/oom_score_adj'], never)).stdout.trim()).toBe('0')
  expect(written(changes)).toEqual([])
})

test('memory that does not fit costs the program its life, not what fills it', async () => {
  const { stack, id, changes } = await raise({ limits: { memoryBytes: 64 * 2 ** 20 }, restart: { kind: 'no' } })
  const fault = await stack.inject({ kind: 'memory', container: 'api-1', bytes: 64 * 2 ** 20 }, never)
  await until(() => changes.some(({ what }) => what === 'died'))
  // The engine may tell one killing many times over while its victim is slow to go.
  expect([...new Set(written(changes))]).toEqual(['api-1 oom', 'api-1 died 137'])
  const { State } = await bareDocker.getContainer(await id('api-1')).inspect()
  expect(State).toMatchObject({ OOMKilled: true, ExitCode: 137, Running: false })
  await fault.undo(never)
})

/**
 * A master whose worker holds 48 MiB and is replaced when it dies, as Gunicorn does. Where memory runs out it has some 30 MiB by then: the kernel
 * takes the largest process, and one that has just begun may be smaller than its master.
 */
const master = `
import os, time, threading, http.server
def worker():
    kept = bytearray(48 << 20)
    http.server.HTTPServer(('', 8000), http.server.SimpleHTTPRequestHandler).serve_forever()
while True:
    pid = os.fork()
    if pid == 0: worker()
    print('worker', pid, 'ended with', os.waitpid(pid, 0)[1] & 127, flush=True)
    time.sleep(0.2)
`

test('the largest process goes: a worker, again and again, and the container stays up', async () => {
  const { stack, id, changes } = await raise({
    limits: { memoryBytes: 96 * 2 ** 20 },
    command: ['python3', '-c', master],
  })
  const fault = await stack.inject({ kind: 'memory', container: 'api-1', bytes: 40 * 2 ** 20 }, never)
  await until(() => changes.filter(({ what }) => what === 'oom').length >= 3)
  const container = bareDocker.getContainer(await id('api-1'))
  expect((await container.inspect()).State).toMatchObject({ Running: true, OOMKilled: false })
  await fault.undo(never)
  await until(() => answers(stack))
  expect((await stack.examine(never))[0]?.log).toContain('ended with 9')
  expect(written(changes).filter((text) => !text.endsWith('oom'))).toEqual([])
  // The engine's flag means: in this life a process was killed for want of memory. It does not mean that the container died of it.
  await container.kill()
  await until(() => changes.some(({ what }) => what === 'died'))
  expect((await container.inspect()).State).toMatchObject({ Running: false, OOMKilled: true, ExitCode: 137 })
})
