import { createServer } from 'node:net'

/**
 * Answers after a known time, and keeps what it really took: from the moment a request was read to the moment its answer was handed to the
 * kernel, because a timer of 5 ms may well take 6.
 *
 *   node delayServer.ts --delay-ms 5       (with an IPC channel)
 *
 * Sends its port, and then for each window of the monotonic clock that it is asked about the figures of that window.
 */
const delayMs = Number(process.argv[process.argv.indexOf('--delay-ms') + 1])
const body = '{"id":1,"name":"Product 1","price":"9.99"}'
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
)
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6
/** End and duration in turn. */
const taken: number[] = []

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => undefined)
  socket.on('data', () => {
    const readMs = nowMs()
    setTimeout(() => {
      socket.write(answer)
      const endMs = nowMs()
      taken.push(endMs, endMs - readMs)
    }, delayMs)
  })
})
server.listen(0, '127.0.0.1', 8192, () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
})

process.on('message', ({ fromMs, toMs }: { fromMs: number; toMs: number }) => {
  const within: number[] = []
  for (let at = 0; at < taken.length; at += 2) {
    const endMs = taken[at] ?? 0
    if (endMs >= fromMs && endMs < toMs) within.push((taken[at + 1] ?? 0) * 1000)
  }
  taken.length = 0
  within.sort((a, b) => a - b)
  const atPercent = (percent: number) => within[Math.ceil((within.length * percent) / 100) - 1]
  process.send?.({ count: within.length, p50Us: atPercent(50), p99Us: atPercent(99) })
})
process.on('disconnect', () => process.exit())
