import { expect, test } from 'vitest'
import { PalierError } from '../../../shared/domain/failure.ts'
import { toEngineFacts } from './engineFacts.ts'
import type { FoundEngine } from './findEngine.ts'

function found(
  info: object,
  address: FoundEngine['address'] = { kind: 'socket', path: '/var/run/docker.sock' },
): FoundEngine {
  return {
    candidate: { source: 'default socket', address: '', explicit: false, fallback: false },
    address,
    version: { Version: '20.10.24', ApiVersion: '1.41' },
    info: {
      OSType: 'linux',
      Name: 'box',
      NCPU: 4,
      MemTotal: 8e9,
      CgroupVersion: '2',
      OperatingSystem: 'Debian',
      SecurityOptions: ['name=seccomp'],
      ...info,
    },
  }
}

test.each<{ name: string; engine: FoundEngine; platform?: NodeJS.Platform; path: 'bridge' | 'published' }>([
  { name: 'root engine on this Linux machine', engine: found({}), path: 'bridge' },
  { name: 'rootless', engine: found({ SecurityOptions: ['name=seccomp', 'name=rootless'] }), path: 'published' },
  {
    name: 'Docker Desktop on Linux',
    engine: found({ Name: 'docker-desktop', OperatingSystem: 'Docker Desktop' }),
    path: 'published',
  },
  { name: 'virtual machine of Colima', engine: found({ Name: 'colima' }), path: 'published' },
  { name: 'loopback port', engine: found({}, { kind: 'tcp', host: '127.0.0.1', port: 2375 }), path: 'published' },
  { name: 'macOS', engine: found({}), platform: 'darwin', path: 'published' },
])('$name: $path', ({ engine, platform = 'linux', path }) => {
  expect(toEngineFacts(engine, 'box', platform).path).toBe(path)
})

test('what the engine cannot limit is known', () => {
  const { abilities } = toEngineFacts(
    found({ CpuCfsQuota: false, PidsLimit: false, MemoryLimit: true }),
    'box',
    'linux',
  )
  expect(abilities).toEqual({ cpus: false, cpuset: true, memory: true, swap: true, pids: false })
})

test('Podman is called by its name', () => {
  const engine = {
    ...found({}),
    version: { Version: '5.4.2', ApiVersion: '1.41', Components: [{ Name: 'Podman Engine' }] },
  }
  expect(toEngineFacts(engine, 'box', 'linux').engine).toMatchObject({ name: 'podman', version: '5.4.2' })
})

test('an engine for Windows containers is unfit', () => {
  expect(() => toEngineFacts(found({ OSType: 'windows' }), 'box', 'win32')).toThrow(PalierError)
})
