import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FakeEngineServer {
  readonly socketPath: string
  close(): Promise<void>
}

/** Something that speaks HTTP on a Unix socket as an engine would; `answer` decides about every request. */
export async function fakeEngineServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<FakeEngineServer> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-fake-engine-'))
  const socketPath = join(folder, 'docker.sock')
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  return {
    socketPath,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Answers the two questions with which an engine is recognised. */
export function answerIntroduction(request: IncomingMessage, response: ServerResponse, apiVersion = '1.41'): boolean {
  const answers: Record<string, object> = {
    '/version': { Version: '20.10.24', ApiVersion: apiVersion },
    '/info': { OSType: 'linux', Name: 'here', NCPU: 2, MemTotal: 4e9, CgroupVersion: '1', OperatingSystem: 'Debian' },
  }
  const body = answers[request.url ?? '']
  if (body !== undefined) response.end(JSON.stringify(body))
  return body !== undefined
}
