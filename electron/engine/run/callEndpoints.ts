import { loginName, loginRequests, type RequestTemplate, type Scenario } from '../../../shared/domain/scenario.ts'
import { type FilledRequest, fillRequest } from '../../../shared/load/fillRequest.ts'
import { hideSecrets } from '../../../shared/load/hideSecrets.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { partValues, type RunValues, userValues } from '../../../shared/load/userValues.ts'
import { valueNeeds } from '../../../shared/load/valueNeeds.ts'
import { orAborted } from './orAborted.ts'
import { type Reply, readReply } from './readReply.ts'

/** As logins are: a long list of endpoints must not become a load of its own, nor use up the sockets of this process. */
const AT_ONCE = 10

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
 * taken, and so on, ten at once. No user's own random numbers are touched. Throws the signal's reason when it fires, without waiting for
 * answers; nothing is asked after it.
 */
export async function callEndpoints(
  scenario: Scenario,
  { seed, runValues }: { readonly seed: number; readonly runValues: RunValues },
  ask: (request: FilledRequest & { readonly method: string }) => Promise<Reply>,
  signal: AbortSignal,
): Promise<readonly EndpointCall[]> {
  const values = userValues(scenario.values, partValues(runValues, 'verification'))
  const draw = values(0, seededRandom(seed, 0xffff_ffff))
  const hide = (text: string) => hideSecrets(text, runValues.secrets)
  const taken = new Map<string, string>()
  const call = async (name: string, request: RequestTemplate): Promise<EndpointCall> => {
    signal.throwIfAborted()
    const { method } = request
    const filled = fillRequest(request, (value) => taken.get(value) ?? draw(value))
    const reply = await orAborted(ask({ method, ...filled }), signal)
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
    calls.push(...(await tenAtOnce(ready, ({ request }) => call(request.name, request))))
  }
  const notAsked = left.map(({ request: { name, method, path }, needs: names }): EndpointCall => {
    const missing = names.filter((value) => !taken.has(value)).map((value) => `{${value}}`)
    return { name, method, path, reply: undefined, problem: `not asked: nothing gave ${missing.join(', ')}` }
  })
  return [...loggedIn, ...calls, ...notAsked]
}

/** What comes out of each, in their order. */
async function tenAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  const rest = items.entries()
  const line = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line))
  return results
}
