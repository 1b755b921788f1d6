import { readdirSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { connectionsTo, ownUse } from './ownUse.ts'

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:C001 0100007F:1F90 01 00000000:00000000 00:00000000 00000000     0        0 2 1 0 20 4 30 10 -1
   2: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 3 1 0 20 4 30 10 -1
   3: 0100007F:C002 0100007F:1F90 06 00000000:00000000 03:000003E8 00000000     0        0 0 3 0
   4: 0100007F:C003 0100007F:1F91 01 00000000:00000000 00:00000000 00000000     0        0 4 1 0 20 4 30 10 -1
   5: 0200A8C0:C004 0100A8C0:1F90 01 00000000:00000000 00:00000000 00000000     0        0 5 1 0 20 4 30 10 -1
`

test.each<{ host: string; port: number; withClosed: boolean; count: number }>([
  { host: '127.0.0.1', port: 8080, withClosed: true, count: 2 },
  { host: '127.0.0.1', port: 8080, withClosed: false, count: 1 },
  { host: '127.0.0.1', port: 8081, withClosed: true, count: 1 },
  { host: '192.168.0.1', port: 8080, withClosed: false, count: 1 },
  { host: '10.0.0.1', port: 8080, withClosed: true, count: 0 },
])('of the kernel’s table, those to $host:$port, closed ones $withClosed: $count', ({ count, ...of }) => {
  expect(connectionsTo(table, of.host, of.port, of.withClosed)).toBe(count)
})

async function listening(connections: number): Promise<number> {
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  for (let index = 0; index < connections; index++) {
    const socket = connect(port, '127.0.0.1')
    sockets.push(socket)
    await new Promise((resolve) => socket.once('connect', resolve))
  }
  return port
}

test.runIf(process.platform === 'linux')(
  'this process: its descriptors, and its connections to the target',
  async () => {
    const port = await listening(40)
    const target = { host: '127.0.0.1', port }
    const open = readdirSync('/proc/self/fd').length
    const near = await ownUse(target, { descriptors: open, ephemeralPorts: { first: 1, last: 42 } })
    expect(near.descriptorShare).toBeGreaterThan(0.9)
    expect(near.portShare).toBe(40 / 42)
    const far = await ownUse(target, { descriptors: 100 * open, ephemeralPorts: { first: 1, last: 10_000_000 } })
    expect(far.descriptorShare).toBeLessThan(0.02)
    expect(far.portShare).toBeLessThan(0.9)
  },
)

test('what the system does not say is not known, and no share', async () => {
  expect(await ownUse({ host: '::1', port: 1 }, {})).toEqual({})
})
