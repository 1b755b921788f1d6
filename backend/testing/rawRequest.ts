import { connect } from 'node:net'
import type { Random } from '../../shared/load/seededRandom.ts'
import { pick } from './hostileValues.ts'

const beginnings = [
  'GET /api/v1/units\r\n\r\n',
  'GET  /api/v1/units  HTTP/1.1\r\n\r\n',
  'GET /api/v1/units HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET /é\u0000 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET http://other.example/api/v1/units HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET http://[ HTTP/1.1\r\nHost: a\r\n\r\n',
  'CONNECT /api/v1/units HTTP/1.1\r\nHost: a\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'POST /api/v1/units HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n{}',
  'POST /api/v1/units HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"email":',
  'POST /api/v1/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'GET /api/v1/units HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(3000)}\r\n`,
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001',
  '\r\n\r\n\r\n',
]

/** Bytes on a connection of their own that are hardly a request; gives what came back until the end, or nothing. */
export function rawRequest(random: Random, address: { readonly host: string; readonly port: number }): Promise<string> {
  const bytes = Buffer.from(pick(random, beginnings), 'latin1')
  const cut = random() < 0.3 ? Math.floor(random() * bytes.length) : bytes.length
  return new Promise((done) => {
    let text = ''
    const socket = connect(address)
    const end = () => {
      socket.destroy()
      done(text)
    }
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part
      // Whole enough for its status; a kept connection would stay open.
      if (text.includes('\r\n\r\n')) end()
    })
    // A server that waits for the rest gets none.
    socket.on('connect', () => socket.write(bytes.subarray(0, cut), () => setTimeout(() => socket.end(), 20)))
    socket.on('close', end).on('error', end)
  })
}
