import { type RequestOptions, request } from 'node:http'
import { request as requestOverTls } from 'node:https'
import type { Clock } from '../ports/clock.ts'
import type { UsableAddress } from './engineAddress.ts'
import { SshAgent } from './observe/SshAgent.ts'
import { type Refusal, toReason } from './toReason.ts'
import { LimitReached, withLimit } from './withLimit.ts'

export type EngineAnswer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly why: Refusal }

export interface AskWorld {
  readonly limitMs: number
  readonly clock: Clock
  /** For `ssh`. */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** One GET before there is a client: tells a missing socket, a denied, a dead and a silent one apart. */
export async function askEngine(
  address: UsableAddress,
  path: string,
  { limitMs, clock, env }: AskWorld,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  const agent = address.kind === 'ssh' ? new SshAgent(address, env) : undefined
  try {
    return await withLimit(clock, limitMs, signal, (limited) => get(address, agent, path, limited))
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof LimitReached) {
      return failed('silent', `it accepts connections but did not answer within ${limitMs / 1000} s`)
    }
    return { ok: false, why: toReason(error) }
  } finally {
    agent?.destroy()
  }
}

function get(
  address: UsableAddress,
  agent: SshAgent | undefined,
  path: string,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  const common: RequestOptions = { path, method: 'GET', agent: agent ?? false, signal }
  return new Promise((resolve, reject) => {
    const asked = requestTo(address, common)
    asked.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () => resolve(toAnswer(response.statusCode ?? 0, text)))
    })
    asked.on('error', reject)
    asked.end()
  })
}

function requestTo(address: UsableAddress, common: RequestOptions): ReturnType<typeof request> {
  if (address.kind === 'socket') return request({ ...common, socketPath: address.path })
  if (address.kind === 'ssh') return request({ ...common, host: 'docker' })
  const { host, port, tls } = address
  return tls === undefined ? request({ ...common, host, port }) : requestOverTls({ ...common, host, port, ...tls })
}

function toAnswer(status: number, text: string): EngineAnswer {
  if (status !== 200) return failed('other', `it answered with status ${status}`)
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return failed('other', 'it answered, but not like a container engine')
  }
}

function failed(reason: Refusal['reason'], message: string): EngineAnswer {
  return { ok: false, why: { reason, message } }
}
