import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readTopology } from './readTopology.ts'
import { readSample, sampleCompose } from './testing/sampleTopology.ts'

/** Whatever a file says, these are refused, each with the place and a reason. */
test.each<[written: string, at: string]>([
  ['privileged: true', '10:5 services.app.privileged'],
  ['privileged: false', '10:5 services.app.privileged'],
  ['network_mode: host', '10:5 services.app.network_mode'],
  ['network_mode: service:db', '10:5 services.app.network_mode'],
  ['pid: host', '10:5 services.app.pid'],
  ['ipc: host', '10:5 services.app.ipc'],
  ['uts: host', '10:5 services.app.uts'],
  ['userns_mode: host', '10:5 services.app.userns_mode'],
  ['cgroup: host', '10:5 services.app.cgroup'],
  ['devices: [/dev/sda]', '10:5 services.app.devices'],
  ['cap_add: [NET_ADMIN]', '10:5 services.app.cap_add'],
  ['security_opt: [seccomp:unconfined]', '10:5 services.app.security_opt'],
  ['volumes_from: [db]', '10:5 services.app.volumes_from'],
  ['volumes: ["/etc:/host"]', '10:15 services.app.volumes[0]'],
  ['volumes: ["/:/host:ro"]', '10:15 services.app.volumes[0]'],
  ['volumes: ["..:/host"]', '10:15 services.app.volumes[0]'],
  ['volumes: ["~/.ssh:/keys"]', '10:15 services.app.volumes[0]'],
  ['volumes: [{ type: bind, source: /etc, target: /host }]', '10:15 services.app.volumes[0]'],
  ['volumes: ["/var/run/docker.sock:/s"]', '10:15 services.app.volumes[0]'],
  ['volumes: ["./x:/var/run/docker.sock"]', '10:15 services.app.volumes[0]'],
  ['volumes: [{ type: bind, source: /run/podman/podman.sock, target: /s }]', '10:15 services.app.volumes[0]'],
  ['build: /', '10:5 services.app.build.context'],
  ['build: ../../..', '10:5 services.app.build.context'],
])('%s is refused for safety', (written, at) => {
  const { raw, problems } = readSample(sampleCompose(`image: a\n${written}`))
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(at)
  expect(raw[0]?.fix).toMatch(/^Refused for safety: .{20}/)
})

test.each<[written: string, found: string]>([
  ['build: https://example.org/x.git', 'https://example.org/x.git'],
  ['build: { context: ., dockerfile: ../../secret }', 'secret'],
  ['build: { context: ., network: host }', 'the key "network"'],
  ['build: { context: ., ssh: [default] }', 'the key "ssh"'],
  ['env_file: /etc/passwd', '/etc/passwd'],
  ['labels: { io.palier.owner: someone }', 'io.palier.owner'],
  ['deploy: { resources: { reservations: { devices: [] } } }', 'the key "devices"'],
])('%s is refused', (written, found) => {
  const { raw } = readSample(sampleCompose(`image: a\n${written}`), { 'topologies/sample/Dockerfile': '', secret: '' })
  expect(raw).toHaveLength(1)
  expect(raw[0]?.found).toContain(found)
})

test.each<[written: string, field: string]>([
  ['volumes:\n  data: { external: true }', 'volumes.data.external'],
  ['volumes:\n  data: { driver_opts: { type: none, device: /, o: bind } }', 'volumes.data.driver_opts'],
  ['volumes:\n  data: { driver: nfs }', 'volumes.data.driver'],
  ['volumes:\n  data: { name: shared }', 'volumes.data.name'],
  ['networks:\n  front: { external: true }', 'networks.front.external'],
  ['networks:\n  front: { driver: host }', 'networks.front.driver'],
  ['networks:\n  front: { driver: macvlan }', 'networks.front.driver'],
])('%s is refused', (written, field) => {
  expect(readSample(sampleCompose('image: a', { more: written })).raw.map((problem) => problem.field)).toEqual([field])
})

test('a symbolic link does not lead out of the folder, one inside it is fine', () => {
  const { root } = readSample(sampleCompose('image: a'))
  const folder = join(root, 'topologies/sample')
  symlinkSync('/etc', join(folder, 'out'))
  symlinkSync('/etc/hostname', join(folder, 'file'))
  mkdirSync(join(folder, 'in'))
  symlinkSync('in', join(folder, 'alias'))
  const fields = (mounts: string) => {
    writeFileSync(join(folder, 'compose.yaml'), sampleCompose(`image: a\nvolumes: [${mounts}]`))
    const options = { allowedRoot: root, showPath: (path: string) => path }
    return readTopology(join(folder, 'compose.yaml'), options).problems.map(({ field, found }) => [field, found])
  }
  expect(fields('./out:/a, ./out/passwd:/b, ./file:/c, ./alias:/d')).toEqual([
    ['services.app.volumes[0]', '/etc'],
    ['services.app.volumes[1]', '/etc/passwd'],
    ['services.app.volumes[2]', '/etc/hostname'],
  ])
})

test('a socket under another name is a socket', async () => {
  const { root } = readSample(sampleCompose('image: a'))
  const folder = join(root, 'topologies/sample')
  const server = createServer()
  await new Promise<void>((listening) => server.listen(join(folder, 'harmless'), listening))
  onTestFinished(() => new Promise((closed) => server.close(() => closed())))
  writeFileSync(join(folder, 'compose.yaml'), sampleCompose('image: a\nvolumes: [./harmless:/s]'))
  const { problems } = readTopology(join(folder, 'compose.yaml'), { allowedRoot: root, showPath: (path) => path })
  expect(problems).toHaveLength(1)
})
