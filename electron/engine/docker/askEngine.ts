import { request } from 'node:http'
import type { DockerAttempt } from '../../../shared/domain/failure.ts'
import type { Clock } from '../ports.ts'
import type { EngineAddress } from './engineAddress.ts'
import { toReason } from './toReason.ts'
import { LimitReached, withLimit } from './withLimit.ts'

export type EngineAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly reason: DockerAttempt['reason']; readonly message: string }

/** One GET before there is a client: tells a missing socket, a denied, a dead and a silent one apart. */
export async function askEngine(
  address: Exclude<EngineAddress, { kind: 'unsupported' }>,
  path: string,
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  try {
    return await withLimit(clock, limitMs, signal, (limited) => get(address, path, limited))
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof LimitReached) {
      return {
        ok: false,
        reason: 'silent',
        message: `it accepts connections but did not answer within ${limitMs / 1000} s`,
      }
    }
    return { ok: false, ...toReason(error) }
  }
}

function get(
  address: Exclude<EngineAddress, { kind: 'unsupported' }>,
  path: string,
  signal: AbortSignal,
): Promise<EngineAnswer> {
  const where = address.kind === 'socket' ? { socketPath: address.path } : { host: address.host, port: address.port }
  return new Promise((resolve, reject) => {
    const asked = request({ ...where, path, method: 'GET', agent: false, signal }, (response) => {
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

function toAnswer(status: number, text: string): EngineAnswer {
  if (status !== 200) return { ok: false, reason: 'other', message: `it answered with status ${status}` }
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return { ok: false, reason: 'other', message: 'it answered, but not like a container engine' }
  }
}
