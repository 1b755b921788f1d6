import { createServer, type Server } from 'node:net'

const body = '{"id":1,"name":"Product 1","price":"9.99"}'
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Instance-Id: api-1\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
)

/**
 * A server that costs as little as one in Node can: the same bytes for every request head, and nothing else is read. For clients that wait
 * for each answer: they send one head at a time. Listens on a free port of 127.0.0.1; gives the server and its port.
 */
export async function startNullResponder(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (head) => {
      if (head.includes('\r\n\r\n')) socket.write(answer)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0, backlog: 8192 }, resolve)
  })
  const address = server.address()
  return { server, port: typeof address === 'object' && address !== null ? address.port : 0 }
}
