import type { Asker } from '../ports/asker.ts'
import { HttpConnection } from './httpConnection.ts'

/** One request, one connection, one deadline for all of it. */
export function createAsker(): Asker {
  return {
    async ask({ host, port, tls, ...order }) {
      const connection = new HttpConnection({ host, port, ...(tls && { tls }) }, order.timeoutMs)
      try {
        const reply = await connection.request({ ...order, isLast: true })
        // Nobody may go on as if it were any failed request: the answer would be another machine's.
        if (reply.kind === 'failed' && reply.wrongPeer !== undefined) throw reply.wrongPeer
        return reply
      } finally {
        connection.close()
      }
    },
  }
}
