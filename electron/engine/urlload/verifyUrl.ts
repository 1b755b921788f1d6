import { PalierError } from '../../../shared/domain/failure.ts'
import type { Asker } from '../ports/asker.ts'
import { callEndpoints, type EndpointCall } from '../run/callEndpoints.ts'
import type { UrlRunSpec } from './urlRunSpec.ts'

const VERIFY_TIMEOUT_MS = 10_000

/**
 * Asks for every endpoint once and gives the address that answered. Of several addresses of one name the first that is
 * listened on is taken. Throws `PalierError` notVerified with all problems together, or tlsRefused: then there is nothing else to say; and the signal's
 * reason when it fires.
 */
export async function verifyUrl(spec: UrlRunSpec, asker: Asker, signal: AbortSignal): Promise<string> {
  const problems: string[] = []
  for (const address of spec.target.addresses) {
    const { port, tls, written } = spec.target
    const to = { host: address, port, ...(tls && { tls }), timeoutMs: VERIFY_TIMEOUT_MS }
    const calls = await callEndpoints(spec.scenario, spec, (request) => asker.ask({ ...to, ...request }), signal)
    const refused = calls.map(({ reply }) => (reply?.kind === 'failed' ? reply.tls : undefined)).find(Boolean)
    if (refused !== undefined) {
      throw new PalierError({ kind: 'tlsRefused', url: written, name: tls?.serverName ?? address, problem: refused })
    }
    const found = calls.flatMap((call) => problemOf(call, `${address}:${port}`) ?? [])
    if (found.length === 0) return address
    problems.push(...found.map(({ text }) => text))
    if (!found.every(({ isDeaf }) => isDeaf)) break
  }
  throw new PalierError({ kind: 'notVerified', problems, url: spec.target.written })
}

function problemOf(
  { method, path, reply, problem }: EndpointCall,
  address: string,
): { readonly text: string; readonly isDeaf: boolean } | undefined {
  const what = `${method} ${path} at ${address}`
  if (reply?.kind === 'failed') return { text: `${what}: ${reply.message}`, isDeaf: reply.outcome === 'refused' }
  return problem === undefined ? undefined : { text: `${what}: ${problem}`, isDeaf: false }
}
