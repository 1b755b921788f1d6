import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { parseArgs } from 'node:util'

/**
 * Answers everything at once, and knows when it was last asked and how many connections are open.
 *
 *   node countingServer.ts [--cert file --key file]     (with an IPC channel)
 *
 * Sends its port, and then for each message what it has seen.
 */
const { values } = parseArgs({ options: { cert: { type: 'string' }, key: { type: 'string' } } })
const body = '{"id":1}'
const answer = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6
const seen = { open: 0, asked: 0, lastRequestMs: 0, lastCloseMs: 0 }

function answerAll(socket: Socket): void {
  socket.on('error', () => undefined)
  socket.on('data', () => {
    seen.asked += 1
    seen.lastRequestMs = nowMs()
    socket.write(answer)
  })
}

function newServer(): Server {
  if (values.cert === undefined || values.key === undefined) return createServer({ noDelay: true }, answerAll)
  const files = { cert: readFileSync(values.cert), key: readFileSync(values.key) }
  return createTlsServer({ ...files, noDelay: true }, answerAll).on('tlsClientError', () => undefined)
}

const server = newServer()
// Also those whose handshake is not over.
server.on('connection', (socket: Socket) => {
  seen.open += 1
  socket.on('error', () => undefined)
  socket.on('close', () => {
    seen.open -= 1
    seen.lastCloseMs = nowMs()
  })
})
server.listen({ host: '127.0.0.1', port: 0, backlog: 8192 }, () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})
process.on('message', () => process.send?.(seen))
process.on('disconnect', () => process.exit())
