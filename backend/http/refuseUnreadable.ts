import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

/** For so long, what is still on its way is read and forgotten. */
const lingerMs = 1000

const refusals: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers are larger than 16384 bytes.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of a chunk are larger than 16384 bytes.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive as a whole in time.'],
}

/**
 * Answers what Node cannot read as a request, and ends that connection. Node by itself closes it at once, which resets it if the client is
 * still sending: the answer may then be lost on its way through a proxy.
 */
export function refuseUnreadable(server: Server, headers: Readonly<Record<string, string>>): void {
  const answers = new WeakMap<Socket, ServerResponse>()
  server.on('request', ({ socket }, answer: ServerResponse) => answers.set(socket, answer))
  const refused = new WeakSet<Socket>()
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // What follows is as unreadable, and is told here again.
    if (refused.has(socket)) return
    refused.add(socket)
    const answer = answers.get(socket)
    // Behind half an answer, a second one would be read as the rest of it.
    const isHalfAnswered = answer?.headersSent === true && !answer.writableFinished
    if (!socket.writable || isHalfAnswered) socket.destroy()
    else {
      socket.end(refusal(error.code, headers))
      setTimeout(() => socket.destroy(), lingerMs).unref()
    }
  })
}

function refusal(code: string | undefined, headers: Readonly<Record<string, string>>): string {
  const [status, sentence] = refusals[code ?? ''] ?? [400, 'This is no HTTP request.']
  const body = JSON.stringify({ error: sentence, problems: [] })
  const all = {
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
}
