import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A container engine that introduces itself, has nothing, and then answers no more: a comparison that asks it for containers is on for
 * as long as a spec wants. It removes nothing and starts nothing.
 */
export async function silentEngine(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const socket = join(tmpdir(), `palier-silent-${randomUUID()}.sock`)
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/v1\.\d+/, '').replace(/\?.*/, '')
    const answer = answers[`${request.method} ${path}`]
    if (answer !== undefined)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  return {
    address: `unix://${socket}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const answers: Readonly<Record<string, unknown>> = {
  'GET /_ping': 'OK',
  'GET /version': { Version: '20.10.24', ApiVersion: '1.41' },
  'GET /info': { OSType: 'linux', Name: 'here', NCPU: 2, MemTotal: 4e9, CgroupVersion: '1', OperatingSystem: 'Debian' },
  'GET /containers/json': [],
  'GET /networks': [],
  'GET /volumes': { Volumes: [] },
  'GET /images/json': [],
}
