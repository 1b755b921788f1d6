import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** More is not waited for. */
const forgottenBytes = 256 * 1024

/**
 * What is left of a request's body when its answer is ready. hono's server would read on for half a second and then reset the connection,
 * which the client may be using for its next request by then. A small rest is waited for and forgotten; of anything else `closes` tells
 * that the connection ends with this answer, for the client to know.
 */
export async function settleBody(c: Context): Promise<'settled' | 'closes'> {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage }
  if (incoming === undefined || incoming.complete || incoming.destroyed) return 'settled'
  const declaredBytes = Number(incoming.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (declaredBytes > forgottenBytes) return 'closes'
  incoming.resume()
  // A client that goes away instead gets no answer whatever we do; one that stands still is cut off by the server's own time limit.
  await Promise.race([once(incoming, 'end'), once(incoming, 'close')]).catch(() => undefined)
  return 'settled'
}
