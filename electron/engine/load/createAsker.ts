import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { Client } from 'undici'
import type { Asker } from '../ports.ts'
import { openSocket } from './openSocket.ts'
import { toOutcome } from './toOutcome.ts'

/** Enough for any `/metrics` page; the rest of a longer body is not read. */
const maxBodyBytes = 4 * 1024 * 1024

/** One request, one connection, one deadline for all of it. */
export function createAsker(): Asker {
  return { ask }
}

type Ask = Parameters<Asker['ask']>[0]
type Reply = Awaited<ReturnType<Asker['ask']>>

async function ask(order: Ask): Promise<Reply> {
  const { host, port, method, path, headers = {}, body = null, timeoutMs } = order
  let socket: Socket | undefined
  let isConnected = false
  const client = new Client(`http://${host.includes(':') ? `[${host}]` : host}:${port}`, {
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: false,
    connect: (_, done) => {
      socket = openSocket({ host, port }, timeoutMs, (error, opened) => {
        isConnected = opened !== null
        if (opened === null) done(error ?? new Error('no socket'), null)
        else done(null, opened)
      })
    },
  })
  let isLate = false
  const close = () => {
    client.destroy(null, () => undefined)
    socket?.destroy()
  }
  const deadline = setTimeout(() => {
    isLate = true
    close()
  }, timeoutMs)
  try {
    const answer = await client.request({ method, path, headers, body, reset: true })
    return {
      kind: 'answered',
      status: answer.statusCode,
      headers: plainHeaders(answer.headers),
      body: await textOf(answer.body),
    }
  } catch (error) {
    const outcome = isLate
      ? toOutcome({ kind: 'deadline', connected: isConnected })
      : toOutcome({ kind: 'failed', error, connected: isConnected })
    const message = isLate ? `no whole answer within ${timeoutMs} ms` : messageOf(error)
    return { kind: 'failed', outcome, message }
  } finally {
    clearTimeout(deadline)
    close()
  }
}

async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= maxBodyBytes) break
  }
  return Buffer.concat(chunks).subarray(0, maxBodyBytes).toString('utf8')
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
