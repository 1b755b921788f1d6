import { randomUUID } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { systemClock } from '../../host/systemClock.ts'
import type { ContainerObserver } from '../../ports/containerObserver.ts'
import type { Change } from '../../ports/stack.ts'
import { bareDocker } from '../testing/engineUnderTest.ts'
import { hasSshd, ownSshd } from '../testing/ownSshd.ts'
import { recordingProxy } from '../testing/recordingProxy.ts'
import { standInSsh } from '../testing/standInSsh.ts'
import { createContainerObserver } from './createContainerObserver.ts'

const undo: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

type World = { readonly env: Readonly<Record<string, string | undefined>>; readonly mutations?: readonly string[] }

async function throughProxy(): Promise<World & { readonly socketPath: string; readonly mutations: readonly string[] }> {
  const proxy = await recordingProxy()
  undo.push(() => proxy.close())
  const { socketPath, mutations } = proxy
  return { socketPath, mutations, env: { ...process.env, DOCKER_HOST: `unix://${socketPath}` } }
}

async function throughStandIn(): Promise<World> {
  const { socketPath, mutations } = await throughProxy()
  const ssh = await standInSsh({ socketPath })
  undo.push(() => ssh.remove())
  return { mutations, env: { ...ssh.env, DOCKER_HOST: 'ssh://server.test' } }
}

async function throughSshd(): Promise<World> {
  const sshd = await ownSshd()
  undo.push(() => sshd.close())
  return { env: { ...sshd.env, DOCKER_HOST: sshd.address } }
}

function observer(env: World['env']): ContainerObserver {
  return createContainerObserver({
    env,
    platform: process.platform,
    homeDir: homedir(),
    hostName: hostname(),
    clock: systemClock,
  })
}

const ways: ReadonlyArray<readonly [name: string, way: () => Promise<World>, isHere: boolean]> = [
  ['a socket', throughProxy, true],
  ['a program in the place of ssh, which logs in nowhere', throughStandIn, true],
  ['ssh and an sshd of our own (skipped where there is none)', throughSshd, hasSshd()],
]

for (const [name, way, isHere] of ways) {
  test.runIf(isHere)(
    `through ${name}: usage and death of a container that is not ours, and nothing is changed`,
    async () => {
      const container = await bareDocker.createContainer({
        Image: 'palier/base:trixie',
        name: `observed-${randomUUID().slice(0, 8)}`,
        Cmd: ['sh', '-c', 'while :; do :; done'],
        Labels: { 'com.docker.compose.service': 'burner' },
        HostConfig: { NanoCpus: 2e8, Memory: 64 * 2 ** 20 },
      })
      undo.push(() => container.remove({ force: true }))
      await container.start()
      const { Name } = await container.inspect()
      const { env, mutations = [] } = await way()
      const over = new AbortController()
      const named = { name: Name.slice(1), role: 'api' } as const
      const observed = await observer(env).observe({ containers: [named] }, over.signal)
      undo.push(async () => {
        over.abort()
        observed.close()
      })
      expect(observed.containers).toMatchObject([{ name: named.name, service: 'burner', role: 'api' }])
      const readings: number[] = []
      const changes: Change[] = []
      observed.follow((change) => changes.push(change), over.signal)
      observed.sample(({ cpuOfLimitPercent = 0 }) => readings.push(cpuOfLimitPercent), over.signal)
      await expect.poll(() => readings.length, { timeout: 20_000 }).toBeGreaterThan(1)
      // It takes all that its quota allows.
      expect(Math.max(...readings)).toBeGreaterThan(20)
      await container.kill()
      await expect
        .poll(() => changes, { timeout: 10_000 })
        .toMatchObject([{ container: named.name, what: 'died', exitCode: 137 }])
      expect(await observed.ends(over.signal)).toMatchObject([{ container: named.name, running: false, exitCode: 137 }])
      expect(mutations).toEqual([])
    },
  )
}
