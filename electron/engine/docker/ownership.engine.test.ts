import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { CleanupStack } from '../cleanupStack.ts'
import { labelNames } from './labels.ts'
import { OwnObjects } from './ownObjects.ts'
import { containerPlan } from './testing/containerPlan.ts'
import { bareDocker, engineUnderTest, testOrder } from './testing/engineUnderTest.ts'
import { recordingProxy } from './testing/recordingProxy.ts'

const never = new AbortController().signal

interface Decoy {
  readonly why: string
  readonly labels: Record<string, string>
}

/** Objects that look like ours in every way but the one that counts. */
function decoysFor(owner: string, runId: string): Decoy[] {
  return [
    { why: 'same name prefix, no labels', labels: {} },
    {
      why: 'compose project of the same name',
      labels: { 'com.docker.compose.project': `palier-${runId}`, 'com.docker.compose.service': 'a' },
    },
    {
      why: 'another installation, same run id',
      labels: { [labelNames.owner]: 'somebody-else', [labelNames.run]: runId, [labelNames.schema]: '1' },
    },
    { why: 'owner label only as a prefix', labels: { [labelNames.owner]: `${owner}-2`, [labelNames.run]: runId } },
    { why: 'run label without owner', labels: { [labelNames.run]: runId } },
    {
      why: 'our owner, a run that is alive',
      labels: { [labelNames.owner]: owner, [labelNames.run]: 'alive', [labelNames.schema]: '1' },
    },
  ]
}

test('on the wire only our own ids are changed, among decoys of every kind', async () => {
  const proxy = await recordingProxy()
  const { engine, owner } = engineUnderTest({ env: { DOCKER_HOST: `unix://${proxy.socketPath}` } })
  const runId = `d${randomUUID().slice(0, 8)}`
  const decoys = new CleanupStack()
  try {
    const ids: string[] = []
    for (const [index, { labels }] of decoysFor(owner, runId).entries()) {
      const name = `palier-${runId}-decoy${index}`
      const container = await bareDocker.createContainer({
        name,
        Image: 'palier/base:trixie',
        Cmd: ['sleep', '60'],
        Labels: labels,
      })
      decoys.defer(name, () => container.remove({ force: true }))
      await container.start()
      const network = await bareDocker.createNetwork({
        Name: name,
        Labels: labels,
        IPAM: { Config: [{ Subnet: `10.213.${index}.0/24` }] },
      })
      decoys.defer(name, () => network.remove())
      await bareDocker.createVolume({ Name: name, Labels: labels })
      decoys.defer(name, () => bareDocker.getVolume(name).remove())
      ids.push(container.id, network.id, name)
    }
    const before = await snapshot(ids)

    const mounts = [{ kind: 'volume', volume: 'v', target: '/v', readOnly: false }] as const
    const plan = ['a', 'b'].map((name) => containerPlan(name, { command: ['sleep', '60'], mounts }))
    const cleanup = new CleanupStack()
    const stack = await engine.bringUp(testOrder(plan, { runId }), cleanup, () => undefined, never)
    await stack.exec('a', ['true'], never)
    const own = await bareDocker.listContainers({
      filters: { label: [`${labelNames.owner}=${owner}`, `${labelNames.run}=${runId}`] },
    })
    const [network] = await bareDocker.listNetworks({
      filters: { label: [`${labelNames.owner}=${owner}`, `${labelNames.run}=${runId}`] },
    })
    expect(await cleanup.unwind()).toEqual([])
    await engine.sweep((run) => run === 'alive', never)

    const allowed = new Set([...own.map(({ Id }) => Id), network?.Id, `palier-${runId}-v`])
    const named = proxy.mutations.flatMap((call) => /\/(?:containers|networks|volumes)\/([^/]+)/.exec(call)?.[1] ?? [])
    expect(named.filter((id) => id !== 'create' && !allowed.has(id))).toEqual([])
    expect(proxy.mutations.filter((call) => call.startsWith('DELETE'))).toHaveLength(4)
    expect(await snapshot(ids)).toEqual(before)
  } finally {
    expect(await decoys.unwind()).toEqual([])
    await proxy.close()
  }
})

/** What the decoys are, without what changes by itself. */
async function snapshot(ids: readonly string[]): Promise<unknown[]> {
  return Promise.all(
    ids.map(async (id, index) => {
      if (index % 3 === 0) return bareDocker.getContainer(id).inspect()
      return index % 3 === 1 ? bareDocker.getNetwork(id).inspect() : bareDocker.getVolume(id).inspect()
    }),
  )
}

test('told to remove or start what is not of that run, it refuses and changes nothing', async () => {
  const own = new OwnObjects(bareDocker, 'me')
  const container = await bareDocker.createContainer({
    Image: 'palier/base:trixie',
    Labels: { [labelNames.owner]: 'me', [labelNames.run]: 'other' },
  })
  try {
    const refused = /is not of run mine: left alone/
    await expect(own.remove({ kind: 'container', id: container.id, runId: 'mine' })).rejects.toThrow(refused)
    await expect(own.start(container.id, 'mine')).rejects.toThrow(refused)
    await expect(own.forExec(container.id, 'mine')).rejects.toThrow(refused)
    expect((await container.inspect()).State.Status).toBe('created')
  } finally {
    await container.remove({ force: true })
  }
})

test('gone already, in any way, is fine', async () => {
  const own = new OwnObjects(bareDocker, 'me')
  for (const kind of ['container', 'network', 'volume'] as const) {
    await expect(own.remove({ kind, id: `gone-${randomUUID()}`, runId: 'mine' })).resolves.toBeUndefined()
  }
  const { id } = await bareDocker.createContainer({
    Image: 'palier/base:trixie',
    Labels: { [labelNames.owner]: 'me', [labelNames.run]: 'mine' },
  })
  const object = { kind: 'container', id, runId: 'mine' } as const
  await expect(Promise.all([own.remove(object), own.remove(object), own.remove(object)])).resolves.toHaveLength(3)
})
