import { expect, test } from 'vitest'
import { engineCandidates, type SearchWorld } from './engineCandidates.ts'

const linux: SearchWorld = { env: {}, platform: 'linux', homeDir: '/home/u', uid: 1000 }

test.each<{ name: string; world: SearchWorld; addresses: string[]; explicit: boolean }>([
  {
    name: 'a Linux machine, in order, Podman last',
    world: linux,
    explicit: false,
    addresses: [
      'unix:///var/run/docker.sock',
      'unix:///run/user/1000/docker.sock',
      'unix:///home/u/.docker/run/docker.sock',
      'unix:///home/u/.docker/desktop/docker.sock',
      'unix:///home/u/.orbstack/run/docker.sock',
      'unix:///home/u/.colima/default/docker.sock',
      'unix:///home/u/.rd/docker.sock',
      'unix:///run/user/1000/podman/podman.sock',
      'unix:///run/podman/podman.sock',
    ],
  },
  {
    name: 'DOCKER_HOST is the only one, even with a context',
    world: { ...linux, env: { DOCKER_HOST: 'tcp://127.0.0.1:1' }, context: { name: 'colima', address: 'unix:///c' } },
    explicit: true,
    addresses: ['tcp://127.0.0.1:1'],
  },
  {
    name: 'a chosen context is the only one',
    world: { ...linux, context: { name: 'colima', address: 'unix:///c' } },
    explicit: true,
    addresses: ['unix:///c'],
  },
  {
    name: 'an empty DOCKER_HOST is none',
    world: { env: { DOCKER_HOST: '' }, platform: 'win32', homeDir: 'C:\\Users\\u' },
    explicit: false,
    addresses: ['npipe:////./pipe/docker_engine'],
  },
])('$name', ({ world, addresses, explicit }) => {
  const candidates = engineCandidates(world)
  expect(candidates.map(({ address }) => address)).toEqual(addresses)
  expect(candidates.every((candidate) => candidate.explicit === explicit)).toBe(true)
})

test('only the Podman sockets are fallbacks', () => {
  const fallbacks = engineCandidates(linux).filter(({ fallback }) => fallback)
  expect(fallbacks.map(({ source }) => source)).toEqual(['rootless Podman', 'Podman'])
})
