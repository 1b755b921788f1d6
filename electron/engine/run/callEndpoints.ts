import { loginName, loginRequests, type RequestTemplate, type Scenario } from '../../../shared/domain/scenario.ts'
import { type FilledRequest, fillRequest } from '../../../shared/load/fillRequest.ts'
import { hideSecrets } from '../../../shared/load/hideSecrets.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { partValues, type RunValues, userValues } from '../../../shared/load/userValues.ts'
import { valueNeeds } from '../../../shared/load/valueNeeds.ts'
import { type Reply, readReply } from './readReply.ts'

/** One call, and what was wrong with it. */
export interface EndpointCall {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly reply: Reply | undefined
  /** Of the answer; a reply that failed says so itself. Without a reply: why it was not asked. */
  readonly problem?: string
}

/**
 * Calls every endpoint of a scenario once, as its first user would: the login first, then all that can be called with what has been
 * taken, and so on. No user's own random numbers are touched.
 */
export async function callEndpoints(
  scenario: Scenario,
  { seed, runValues }: { readonly seed: number; readonly runValues: RunValues },
  ask: (request: FilledRequest & { readonly method: string }) => Promise<Reply>,
): Promise<readonly EndpointCall[]> {
  const values = userValues(scenario.values, partValues(runValues, 'verification'))
  const draw = values(0, seededRandom(seed, 0xffff_ffff))
  const hide = (text: string) => hideSecrets(text, runValues.secrets)
  const taken = new Map<string, string>()
  const call = async (name: string, request: RequestTemplate): Promise<EndpointCall> => {
    const { method } = request
    const filled = fillRequest(request, (value) => taken.get(value) ?? draw(value))
    const reply = await ask({ method, ...filled })
    const { problem, values: given } = reply.kind === 'failed' ? { values: [] } : readReply(request, reply, hide)
    for (const [value, text] of given) taken.set(value, text)
    return { name, method, path: filled.path, reply, ...(problem === undefined ? {} : { problem }) }
  }

  const loggedIn: EndpointCall[] = []
  for (const request of loginRequests(scenario)) {
    const made = await call(loginName, request)
    loggedIn.push(made)
    // Without the login, everything else would only complain about the same.
    if (made.problem !== undefined || made.reply?.kind === 'failed') return loggedIn
  }
  const { requests } = scenario
  const calls: EndpointCall[] = []
  const { needs } = valueNeeds(scenario)
  let left = requests.map((request, index) => ({ request, needs: needs[index] ?? [] }))
  for (;;) {
    const ready = left.filter((one) => one.needs.every((name) => taken.has(name)))
    if (ready.length === 0) break
    left = left.filter((one) => !ready.includes(one))
    calls.push(...(await Promise.all(ready.map(({ request }) => call(request.name, request)))))
  }
  const notAsked = left.map(({ request: { name, method, path }, needs: names }): EndpointCall => {
    const missing = names.filter((value) => !taken.has(value)).map((value) => `{${value}}`)
    return { name, method, path, reply: undefined, problem: `not asked: nothing gave ${missing.join(', ')}` }
  })
  return [...loggedIn, ...calls, ...notAsked]
}
