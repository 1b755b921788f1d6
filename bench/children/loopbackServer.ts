import { createServer } from 'node:net'

/**
 * A server that costs as little as a server in Node can: it answers every request head with the same bytes and parses
 * nothing else. Prints its port. With `--delay-ms N` it answers that much later.
 */
const delayMs = Number(process.argv[process.argv.indexOf('--delay-ms') + 1]) || 0
const body = '{"id":1,"name":"Product 1","price":"9.99"}'
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Instance-Id: api-1\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
)

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined)
  socket.on('data', (head) => {
    // Clients that wait for each answer send one head at a time.
    if (head.includes('\r\n\r\n')) {
      if (delayMs === 0) socket.write(answer)
      else setTimeout(() => socket.write(answer), delayMs)
    }
  })
})
server.listen(0, '127.0.0.1', 8192, () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
