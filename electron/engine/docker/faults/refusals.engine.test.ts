import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { toFailure } from '../../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { labelNames } from '../labels.ts'
import { bareDocker } from '../testing/engineUnderTest.ts'
import { answers, never, raise, until, written } from '../testing/faultStack.ts'
import { recordingProxy } from '../testing/recordingProxy.ts'

test('what is down, paused, off the network or not there is refused, by name and with the way out; nothing begins', async () => {
  const { stack } = await raise()
  let begun = 0
  const tried = async (action: FaultAction) =>
    stack
      .inject(action, never, () => {
        begun += 1
      })
      .then(() => undefined, toFailure)
  const kill = { kind: 'kill', container: 'api-1' } as const
  expect(await tried({ ...kill, container: 'api-9' })).toEqual({
    kind: 'faultRefused',
    fault: 'kill api-9',
    why: { kind: 'unknownContainer', container: 'api-9', known: ['api-1', 'api-2'] },
  })
  for (const [first, why] of [
    ['pause', 'paused'],
    ['cut', 'offNetwork'],
    ['kill', 'notRunning'],
  ] as const) {
    const active = await stack.inject({ kind: first, container: 'api-1' }, never)
    expect(await tried(kill)).toMatchObject({ kind: 'faultRefused', why: { kind: why, container: 'api-1' } })
    await active.undo(never)
    await until(() => answers(stack))
  }
  expect(begun).toBe(0)
})

test('more processes than the container may have are refused, and those that were begun are gone', async () => {
  const { stack } = await raise({ limits: { pids: 16 } })
  const look = async () => (await stack.exec('api-1', ['/bin/sh', '-c', 'set -- /proc/[0-9]*; echo $#'], never)).stdout
  const before = await look()
  const failure = await stack.inject({ kind: 'cpu', container: 'api-1', processes: 64 }, never).catch(toFailure)
  expect(failure).toMatchObject({ kind: 'faultRefused', fault: 'cpu=64 api-1' })
  await until(async () => (await look()) === before)
  expect(await answers(stack)).toBe(true)
})

test('restart: over when it is started again, at the same address', async () => {
  const { stack, changes } = await raise()
  const before = stack.addressOf('api-1', 8000)
  const fault = await stack.inject({ kind: 'restart', container: 'api-1' }, never)
  await fault.undo(never)
  await until(() => answers(stack))
  expect(stack.addressOf('api-1', 8000)).toEqual(before)
  await until(() => changes.length >= 2)
  expect(written(changes)).toEqual(['api-1 died 143', 'api-1 restarted'])
})

test('readings of CPU and memory go on after a crash, and none is of the time without the container', async () => {
  const { stack } = await raise()
  const readings: { nowMs: number; container: string }[] = []
  const over = new AbortController()
  onTestFinished(() => over.abort())
  stack.sample((reading) => readings.push(reading), over.signal)
  const ofIt = () => readings.filter(({ container }) => container === 'api-1').length
  await until(() => ofIt() >= 2)
  const fault = await stack.inject({ kind: 'crash', container: 'api-1' }, never)
  await until(() => readings.length >= 12)
  const during = ofIt()
  await fault.undo(never)
  await until(() => ofIt() >= during + 2)
  expect(during).toBeLessThan(6)
})

test('on the wire only what is ours is changed, next to a container that looks like it', async () => {
  const proxy = await recordingProxy()
  onTestFinished(() => proxy.close())
  const { stack, runId, owner } = await raise({}, `unix://${proxy.socketPath}`)
  const decoy = await bareDocker.createContainer({
    name: `palier-${runId}-api-1-${randomUUID().slice(0, 4)}`,
    Image: 'palier/base:trixie',
    Cmd: ['sleep', '60'],
    Labels: { [labelNames.run]: runId, [labelNames.container]: 'api-1' },
    HostConfig: { NetworkMode: `palier-${runId}` },
  })
  onTestFinished(() => decoy.remove({ force: true }).catch(() => undefined))
  await decoy.start()
  const before = await decoy.inspect()
  const actions: FaultAction[] = [
    ...(['kill', 'crash', 'stop', 'pause', 'restart', 'cut'] as const).map((kind) => ({ kind, container: 'api-1' })),
    { kind: 'cpu', container: 'api-1', processes: 1 },
    { kind: 'memory', container: 'api-1', bytes: 2 ** 20 },
  ]
  const own = new Set<string>()
  const ids = async () => {
    const filters = { label: [`${labelNames.owner}=${owner}`, `${labelNames.run}=${runId}`] }
    const [containers, networks] = await Promise.all([
      bareDocker.listContainers({ all: true, filters }),
      bareDocker.listNetworks({ filters }),
    ])
    for (const { Id } of [...containers, ...networks]) own.add(Id)
  }
  for (const action of actions) {
    const fault = await stack.inject(action, never)
    await ids()
    await fault.undo(never)
    await until(() => answers(stack))
  }
  const named = proxy.mutations.flatMap((call) => /\/(?:containers|networks)\/([^/]+)/.exec(call)?.[1] ?? [])
  expect(named.filter((id) => id !== 'create' && !own.has(id))).toEqual([])
  const { NetworkSettings: _, ...after } = await decoy.inspect()
  const { NetworkSettings: __, ...was } = before
  expect(after).toEqual(was)
  // The network is removed at the end, and not while a stranger is on it.
  await decoy.remove({ force: true })
})
