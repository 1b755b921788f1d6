import type { Asker } from '../ports/asker.ts'
import { HttpConnection } from './httpConnection.ts'

/** One request, one connection, one deadline for all of it. */
export function createAsker(): Asker {
  return {
    async ask({ host, port, tls, ...order }) {
      const connection = new HttpConnection({ host, port, ...(tls && { tls }) }, order.timeoutMs)
      try {
        return await connection.request({ ...order, isLast: true })
      } finally {
        connection.close()
      }
    },
  }
}
