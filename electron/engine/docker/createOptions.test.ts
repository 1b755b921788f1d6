import { expect, test } from 'vitest'
import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'
import { type CreateContext, createOptions } from './createOptions.ts'
import { runLabels } from './labels.ts'
import { containerPlan } from './testing/containerPlan.ts'

const context: CreateContext = {
  order: {
    runId: 'r1',
    images: new Map([['palier/base:trixie', 'sha256:abc']]),
    cpuset: '0-2',
    safety: { memoryBytes: 2 ** 30, pids: 512 },
  },
  facts: {
    path: 'bridge',
    engine: { cpus: 4 },
    abilities: { cpus: true, cpuset: true, memory: true, swap: true, pids: true },
  },
  labels: runLabels('me', 'r1'),
  network: 'palier-r1',
  address: '198.18.0.10',
}

function options(plan: Partial<ContainerPlan>, changes: Partial<CreateContext['facts']> = {}) {
  return createOptions(containerPlan('api-1', plan), { ...context, facts: { ...context.facts, ...changes } })
}

test('identity: labels, hostname, fixed address, aliases once, image by id', () => {
  const created = options({ aliases: ['api', 'api-1'], labels: { team: 'a', 'io.palier.owner': 'somebody else' } })
  expect(created).toMatchObject({
    name: 'palier-r1-api-1',
    Hostname: 'api-1',
    Image: 'sha256:abc',
    Labels: {
      team: 'a',
      'io.palier.owner': 'me',
      'io.palier.run': 'r1',
      'io.palier.schema': '1',
      'io.palier.container': 'api-1',
    },
    NetworkingConfig: {
      EndpointsConfig: { 'palier-r1': { IPAMConfig: { IPv4Address: '198.18.0.10' }, Aliases: ['api-1', 'api'] } },
    },
    HostConfig: { NetworkMode: 'palier-r1' },
  })
})

test('command, environment and the like are passed on', () => {
  const created = options({
    command: ['serve', '--all'],
    entrypoint: ['/bin/tini'],
    environment: { A: '1', B: 'x=y' },
    user: '1000:1000',
    stopGraceMs: 1_500,
    shmSizeBytes: 64,
    sysctls: { 'net.ipv4.ip_unprivileged_port_start': '80' },
    tmpfs: { '/run': 'size=64m' },
    ulimits: { nofile: { soft: 10, hard: 20 } },
  })
  expect(created).toMatchObject({
    Cmd: ['serve', '--all'],
    Entrypoint: ['/bin/tini'],
    Env: ['A=1', 'B=x=y'],
    User: '1000:1000',
    StopTimeout: 2,
    HostConfig: {
      Init: true,
      ShmSize: 64,
      Sysctls: { 'net.ipv4.ip_unprivileged_port_start': '80' },
      Tmpfs: { '/run': 'size=64m' },
      Ulimits: [{ Name: 'nofile', Soft: 10, Hard: 20 }],
    },
  })
})

test('what the plan leaves out is left to the image', () => {
  const created = options({})
  for (const key of ['Cmd', 'Entrypoint', 'User']) expect(created).not.toHaveProperty(key)
  expect(created.HostConfig).not.toHaveProperty('ShmSize')
})

test.each<{ name: string; limits: ContainerPlan['limits']; expected: object }>([
  {
    name: 'none asked: the ceilings, no quota',
    limits: {},
    expected: { Memory: 2 ** 30, MemorySwap: 2 ** 30, PidsLimit: 512 },
  },
  {
    name: 'all asked',
    limits: { cpus: 0.5, memoryBytes: 1e8, pids: 50 },
    expected: { NanoCpus: 5e8, Memory: 1e8, MemorySwap: 1e8, PidsLimit: 50 },
  },
  { name: 'more cores than there are', limits: { cpus: 16 }, expected: { NanoCpus: 4e9 } },
])('limits: $name', ({ limits, expected }) => {
  const { HostConfig } = options({ limits })
  expect(HostConfig).toMatchObject(expected)
  if (limits.cpus === undefined) expect(HostConfig).not.toHaveProperty('NanoCpus')
})

test('a set of cores from the file holds from the start, the run’s own only once everything is ready', () => {
  expect(options({ cpuset: '1' }).HostConfig).not.toHaveProperty('CpusetCpus')
  const { cpuset: _, ...order } = context.order
  const unpinned = createOptions(containerPlan('api-1', { cpuset: '1' }), { ...context, order })
  expect(unpinned.HostConfig).toHaveProperty('CpusetCpus', '1')
})

test('an engine that cannot limit is not asked to: it would refuse the container', () => {
  const abilities = { cpus: false, cpuset: false, memory: false, swap: false, pids: false }
  const { HostConfig } = options({ limits: { cpus: 1, memoryBytes: 1e8 } }, { abilities })
  for (const key of ['NanoCpus', 'Memory', 'MemorySwap', 'PidsLimit', 'CpusetCpus'])
    expect(HostConfig).not.toHaveProperty(key)
})

test('every container is fenced in, and its own health check is off', () => {
  expect(options({})).toMatchObject({
    Healthcheck: { Test: ['NONE'] },
    HostConfig: {
      Privileged: false,
      SecurityOpt: ['no-new-privileges'],
      CapDrop: ['NET_RAW'],
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } },
    },
  })
})

test('ports are published on loopback only, and only where the path needs it or the order asks for it', () => {
  expect(options({ ports: [80, 8081] }).HostConfig?.PortBindings).toEqual({})
  const asked = { ...context, order: { ...context.order, publishes: true } }
  expect(createOptions(containerPlan('api-1', { ports: [80] }), asked).HostConfig?.PortBindings).toEqual({
    '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
  })
  expect(options({ ports: [80, 8081] }, { path: 'published' })).toMatchObject({
    ExposedPorts: { '80/tcp': {}, '8081/tcp': {} },
    HostConfig: {
      PortBindings: {
        '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
        '8081/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
      },
    },
  })
})

test('volumes get the run in their name, binds their folder', () => {
  const mounts = [
    { kind: 'volume', volume: 'data', target: '/data', readOnly: false },
    { kind: 'bind', source: '/topo/conf', target: '/conf', readOnly: true },
  ] as const
  expect(options({ mounts }).HostConfig?.Mounts).toEqual([
    { Type: 'volume', Source: 'palier-r1-data', Target: '/data', ReadOnly: false },
    { Type: 'bind', Source: '/topo/conf', Target: '/conf', ReadOnly: true },
  ])
})

test.each<[ContainerPlan['restart'], object]>([
  [{ kind: 'no' }, { Name: 'no' }],
  [{ kind: 'always' }, { Name: 'always' }],
  [{ kind: 'unlessStopped' }, { Name: 'unless-stopped' }],
  [
    { kind: 'onFailure', maxRetries: 3 },
    { Name: 'on-failure', MaximumRetryCount: 3 },
  ],
])('restart policy %j', (restart, expected) => {
  expect(options({ restart }).HostConfig?.RestartPolicy).toEqual(expected)
})

test('a log driver that the file names is used as it is', () => {
  const logging = { driver: 'local', options: { 'max-size': '1m' } }
  expect(options({ logging }).HostConfig?.LogConfig).toEqual({ Type: 'local', Config: { 'max-size': '1m' } })
})
