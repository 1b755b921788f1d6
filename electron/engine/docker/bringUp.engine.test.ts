import { expect, test } from 'vitest'
import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import type { ContainerPlan, Healthcheck } from '../../../shared/domain/stackPlan.ts'
import { CleanupStack } from '../cleanupStack.ts'
import { systemClock } from '../host/systemClock.ts'
import type { BringUpOrder } from '../ports/containerEngine.ts'
import type { Stack } from '../ports/stack.ts'
import { containerPlan } from './testing/containerPlan.ts'
import { bareDocker, engineUnderTest, ownedBy, testOrder } from './testing/engineUnderTest.ts'

const never = new AbortController().signal

function health(command: string, changes: Partial<Healthcheck> = {}): Healthcheck {
  const shell = ['/bin/sh', '-c', command]
  return { command: shell, timeoutMs: 2_000, startPeriodMs: 0, retries: 3, intervalMs: 5_000, ...changes }
}

function shell(name: string, script: string, changes: Partial<ContainerPlan> = {}): ContainerPlan {
  return containerPlan(name, { command: ['/bin/sh', '-c', script], ...changes })
}

/** Brings a stack up, does something with it, takes it down and checks that nothing is left. */
async function inStack<T>(order: BringUpOrder, use: (stack: Stack, log: string[]) => Promise<T>): Promise<T> {
  const { engine, owner } = engineUnderTest()
  const cleanup = new CleanupStack()
  const log: string[] = []
  try {
    const stack = await engine.bringUp(
      order,
      cleanup,
      ({ container, state }) => log.push(`${container} ${state}`),
      never,
    )
    return await use(stack, log)
  } finally {
    expect(await cleanup.unwind()).toEqual([])
    expect(await ownedBy(owner)).toEqual([])
  }
}

async function failureOf(order: BringUpOrder): Promise<Failure> {
  const error = await inStack(order, async () => new Error('came up')).catch((thrown: unknown) => thrown)
  if (!(error instanceof PalierError)) throw error
  return error.failure
}

test('dependencies, readiness, names, aliases, fixed addresses, limits: and then it is gone', async () => {
  const order = testOrder(
    [
      shell('db', 'sleep 0.5; touch /tmp/ok; exec sleep 60', { healthcheck: health('test -e /tmp/ok') }),
      shell('seed', 'echo sown > /seed/x', {
        mounts: [{ kind: 'volume', volume: 'seed', target: '/seed', readOnly: false }],
      }),
      shell('api-1', 'exec sleep 60', {
        service: 'api',
        aliases: ['api'],
        limits: { cpus: 0.5 },
        dependsOn: [
          { container: 'db', condition: 'healthy' },
          { container: 'seed', condition: 'completed' },
        ],
        mounts: [{ kind: 'volume', volume: 'seed', target: '/seed', readOnly: true }],
      }),
      shell('api-2', 'exec sleep 60', {
        service: 'api',
        aliases: ['api'],
        dependsOn: [{ container: 'db', condition: 'started' }],
      }),
    ],
    { cpuset: '0' },
  )
  await inStack(order, async (stack, log) => {
    expect(log.indexOf('api-1 started')).toBeGreaterThan(log.indexOf('db ready'))
    expect(log.indexOf('api-1 started')).toBeGreaterThan(log.indexOf('seed ready'))
    expect(stack.containers.map(({ name, address }) => [name, address.split('.').at(-1)])).toEqual([
      ['db', '10'],
      ['seed', '11'],
      ['api-1', '12'],
      ['api-2', '13'],
    ])
    expect(stack.addressOf('api-2', 80)).toEqual({ host: stack.containers[3]?.address, port: 80 })
    const seen = await stack.exec(
      'api-1',
      ['/bin/sh', '-c', 'hostname; getent ahosts api | cut -d" " -f1 | sort -u; cat /seed/x'],
      never,
    )
    expect(seen.stdout.trim().split('\n')).toEqual([
      'api-1',
      stack.containers[2]?.address,
      stack.containers[3]?.address,
      'sown',
    ])
    expect(
      stack.limits
        .filter(({ container }) => container === 'api-1')
        .map(({ limit, effective, state }) => [limit, effective, state]),
    ).toEqual([
      ['cpus', '0.5', 'enforced'],
      ['memory', '128 MiB', 'safety'],
      ['pids', '64', 'safety'],
      ['cpuset', '0', 'safety'],
    ])
  })
})

test('a container that dies while others start is reported at once, with its exit code and its last words', async () => {
  const order = testOrder([
    shell('db', 'echo going down >&2; exit 7', { healthcheck: health('false') }),
    shell('api', 'exec sleep 60', { dependsOn: [{ container: 'db', condition: 'healthy' }] }),
  ])
  expect(await failureOf(order)).toEqual({
    kind: 'containerExited',
    container: 'db',
    exitCode: 7,
    oomKilled: false,
    logTail: ['going down'],
  })
})

test('a container without health test that dies is not taken for ready', async () => {
  const order = testOrder([
    shell('web', 'sleep 0.3; exit 0'),
    shell('slow', 'sleep 3; touch /ok; exec sleep 60', { healthcheck: health('test -e /ok') }),
  ])
  expect(await failureOf(order)).toMatchObject({ kind: 'containerExited', container: 'web', exitCode: 0 })
})

test('out of memory while starting is called by its name', async () => {
  const order = testOrder([
    shell('hungry', 'exec tail /dev/zero', { healthcheck: health('false'), limits: { memoryBytes: 16 * 2 ** 20 } }),
  ])
  expect(await failureOf(order)).toMatchObject({
    kind: 'containerExited',
    container: 'hungry',
    exitCode: 137,
    oomKilled: true,
  })
})

test('never ready: the last test and the log tail are told', async () => {
  const order = testOrder(
    [shell('api', 'echo warming up; exec sleep 60', { healthcheck: health('echo no route; exit 3') })],
    { readyWithinMs: 1_500 },
  )
  expect(await failureOf(order)).toMatchObject({
    kind: 'neverReady',
    container: 'api',
    lastTest: 'exit code 3: no route',
    logTail: ['warming up'],
  })
})

test.each<[string, Partial<ContainerPlan>, object]>([
  [
    'a command that is not there',
    { command: ['/no/such'], init: false },
    { kind: 'containerRefused', message: /no such file/ },
  ],
  ['an image that is not there', { image: 'palier/none:none' }, { kind: 'imageMissing', image: 'palier/none:none' }],
  [
    'a limit that is too small',
    { limits: { memoryBytes: 1_000 } },
    { kind: 'containerRefused', message: /memory limit/i },
  ],
])('%s is a refusal in the words of the engine', async (_, plan, expected) => {
  const { message, ...rest } = expected as { message?: RegExp }
  const failure = await failureOf(testOrder([containerPlan('x', plan)]))
  expect(failure).toMatchObject(rest)
  if (message !== undefined) expect('message' in failure && failure.message).toMatch(message)
})

test('stopped at any moment, nothing is left', async () => {
  const { engine, owner } = engineUnderTest()
  const plan = [1, 2, 3].map((n) =>
    shell(`c${n}`, 'sleep 5', {
      healthcheck: health('false'),
      mounts: [{ kind: 'volume', volume: `v${n}`, target: '/v', readOnly: false }],
    }),
  )
  for (const afterMs of [0, 30, 90, 200, 450, 900]) {
    const cleanup = new CleanupStack()
    const stop = new AbortController()
    const timer = systemClock.sleep(afterMs, never).then(() => stop.abort(new Error('stopped')))
    await expect(engine.bringUp(testOrder(plan), cleanup, () => undefined, stop.signal)).rejects.toThrow('stopped')
    await timer
    expect(await cleanup.unwind()).toEqual([])
    expect(await ownedBy(owner)).toEqual([])
  }
})

test('published path: loopback ports chosen by the engine, found by addressOf, new ones after a restart', async () => {
  const { engine, owner } = engineUnderTest({ hostName: 'not this machine' })
  const cleanup = new CleanupStack()
  const stop = new AbortController()
  try {
    const plan = shell('web', 'exec sleep 60', { ports: [80, 8081] })
    const stack = await engine.bringUp(testOrder([plan]), cleanup, () => undefined, never)
    const { host, port } = stack.addressOf('web', 8081)
    expect(host).toBe('127.0.0.1')
    const [{ Id, Ports } = { Id: '', Ports: [] }] = await bareDocker.listContainers({
      filters: { label: [`io.palier.owner=${owner}`] },
    })
    expect(Ports.map(({ IP }) => IP)).toEqual(['127.0.0.1', '127.0.0.1'])
    expect(Ports.find(({ PrivatePort }) => PrivatePort === 8081)?.PublicPort).toBe(port)
    expect(() => stack.addressOf('web', 9)).toThrow('port 9 of web')

    const restarted = new Promise<void>((resolve) =>
      stack.follow(({ what }) => what === 'restarted' && resolve(), stop.signal),
    )
    await bareDocker.getContainer(Id).restart({ t: 0 })
    await restarted
    const now = await bareDocker.getContainer(Id).inspect()
    expect(stack.addressOf('web', 8081).port).toBe(Number(now.NetworkSettings.Ports['8081/tcp']?.[0]?.HostPort))
  } finally {
    stop.abort()
    expect(await cleanup.unwind()).toEqual([])
  }
})

test('six runs at the same time get six networks', async () => {
  const { engine, owner } = engineUnderTest()
  const cleanups = Array.from({ length: 6 }, () => new CleanupStack())
  try {
    const stacks = await Promise.all(
      cleanups.map((cleanup) =>
        engine.bringUp(testOrder([shell('a', 'exec sleep 60')]), cleanup, () => undefined, never),
      ),
    )
    expect(new Set(stacks.map(({ subnet }) => subnet)).size).toBe(6)
  } finally {
    await Promise.all(cleanups.map((cleanup) => cleanup.unwind()))
  }
  expect(await ownedBy(owner)).toEqual([])
})
