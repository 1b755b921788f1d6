import { Agent, request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface Asked {
  readonly method: string
  /** Sent as it is, even where it is no valid path. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** Sends what it is told to and gives what comes back; fails only when the connection does. */
export type Ask = (asked: Asked) => Promise<Answer>

export function apiClient(
  address: { readonly host: string; readonly port: number },
  connections = 8,
): Ask & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const ask: Ask = ({ method, path, headers = {}, body }) =>
    new Promise((done, fail) => {
      // Node sends the body of a GET without its length: the server would read it as the next request.
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const sent = request({ ...address, agent, method, path, headers: { ...length, ...headers } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail)
        answer.on('end', () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      })
      sent.on('error', fail)
      sent.end(body)
    })
  return Object.assign(ask, { close: () => agent.destroy() })
}

const json = { 'content-type': 'application/json' }

/** A body as JSON, with an access token or without. */
export function jsonAsk(path: string, token?: string, body?: unknown): Asked {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  if (body === undefined) return { method: 'GET', path, headers: authorization }
  return { method: 'POST', path, headers: { ...json, ...authorization }, body: JSON.stringify(body) }
}

export interface Session {
  readonly access_token: string
  readonly refresh_token: string
}

export async function signIn(ask: Ask, email: string): Promise<Session> {
  const answer = await ask(jsonAsk('/api/v1/auth/login', undefined, { email, password: 'admin123' }))
  if (answer.status !== 200) throw new Error(`${email}: ${answer.status} ${answer.text}`)
  return JSON.parse(answer.text) as Session
}

/** Loads a data set as the super administrator; gives the counts. */
export async function seed(ask: Ask, set: string): Promise<unknown> {
  const { access_token } = await signIn(ask, 'admin@koprogo.com')
  const headers = { authorization: `Bearer ${access_token}` }
  const answer = await ask({ method: 'POST', path: `/api/v1/seed/${set}`, headers })
  if (answer.status !== 201) throw new Error(`seed ${set}: ${answer.status} ${answer.text}`)
  return JSON.parse(answer.text)
}
