import { PalierError } from '../../../shared/domain/failure.ts'
import type { ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { exampleRequest } from '../../../shared/load/exampleRequest.ts'
import type { Asker } from '../ports.ts'
import type { UrlRunSpec } from './urlRunSpec.ts'

const VERIFY_TIMEOUT_MS = 10_000

/**
 * Asks for every endpoint once and gives the address that answered. Of several addresses of one name the first that is
 * listened on is taken. Throws `PalierError` notVerified with all problems together.
 */
export async function verifyUrl(spec: UrlRunSpec, asker: Asker): Promise<string> {
  const problems: string[] = []
  for (const address of spec.target.addresses) {
    const answers = await Promise.all(spec.scenario.requests.map((request) => problemOf(spec, request, address, asker)))
    const found = answers.filter((answer) => answer !== undefined)
    if (found.length === 0) return address
    problems.push(...found.map(({ text }) => text))
    if (!found.every(({ isDeaf }) => isDeaf)) break
  }
  throw new PalierError({ kind: 'notVerified', problems, url: spec.target.written })
}

async function problemOf(
  { scenario, seed, target }: UrlRunSpec,
  request: ScenarioRequest,
  address: string,
  asker: Asker,
): Promise<{ readonly text: string; readonly isDeaf: boolean } | undefined> {
  const { path, body } = exampleRequest(scenario, request, seed)
  const answer = await asker.ask({
    host: address,
    port: target.port,
    method: request.method,
    path,
    headers: request.headers,
    ...(body === undefined ? {} : { body }),
    timeoutMs: VERIFY_TIMEOUT_MS,
  })
  const what = `${request.method} ${path} at ${address}:${target.port}`
  if (answer.kind === 'failed') return { text: `${what}: ${answer.message}`, isDeaf: answer.outcome === 'refused' }
  if (answer.status === request.expect) return undefined
  return { text: `${what}: status ${answer.status}, expected ${request.expect}`, isDeaf: false }
}
