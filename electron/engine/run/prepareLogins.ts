import { percentile } from '../../../shared/analysis/usage.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Preparation } from '../../../shared/domain/preparation.ts'
import { type Login, loginRequests, type RequestTemplate } from '../../../shared/domain/scenario.ts'
import { fillRequest } from '../../../shared/load/fillRequest.ts'
import { hideSecrets } from '../../../shared/load/hideSecrets.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { usersToLogIn } from '../../../shared/load/usersToLogIn.ts'
import { partValues, userValues } from '../../../shared/load/userValues.ts'
import type { LoadOrder, UserSession } from '../ports/loadGenerator.ts'
import type { Ports } from '../ports.ts'
import { orAborted } from './orAborted.ts'
import { type ReadReply, readReply } from './readReply.ts'

/** At once: a login is often the dearest request of a service, and must not become a load of its own. */
const AT_ONCE = 10
/** After so long no login is begun any more; who has none logs in at their first request. */
const WITHIN_MS = 30_000
const ANSWER_WITHIN_MS = 10_000
/** So many failures without a success say enough. */
const HOPELESS = 20
/** Random numbers that no user's own requests are drawn from. */
const LOGIN_STREAM = 7 << 28

export interface PreparedLogins {
  readonly preparation: Preparation
  /** By user, from 0. */
  readonly sessions: readonly (UserSession | undefined)[]
}

/**
 * Logs the plan's users in before the first request, at most ten at once and for at most 30 s, over connections that are not theirs: what
 * a user carries is values, and no connection's. Who could not be logged in does it at their first request, as do users whose token
 * would be old by then. Undefined for a scenario without a login. Throws `PalierError` notVerified when none of them succeeds, and the
 * signal's reason when it fires. Each login is whole, with the requests that follow it.
 */
export async function prepareLogins(
  order: Pick<LoadOrder, 'plan' | 'scenario' | 'target' | 'seed' | 'runValues'>,
  ports: Pick<Ports, 'clock' | 'asker'>,
  signal: AbortSignal,
): Promise<PreparedLogins | undefined> {
  const { scenario, plan } = order
  const { login } = scenario
  if (login === undefined) return undefined
  const users = usersToLogIn(plan, login.refresh.afterMs)
  const logins = new Logins({ ...order, login, users }, ports)
  // A stop does not wait for logins that are under way.
  await orAborted(logins.all(signal), signal)
  if (users > 0 && logins.isHopeless) throw new PalierError({ kind: 'notVerified', problems: [logins.problem()] })
  return { preparation: logins.figures(), sessions: logins.sessions }
}

type LoginOrder = Pick<LoadOrder, 'scenario' | 'target' | 'seed' | 'runValues'> & {
  readonly login: Login
  readonly users: number
}

class Logins {
  readonly sessions: (UserSession | undefined)[] = []
  readonly #order: LoginOrder
  readonly #requests: readonly RequestTemplate[]
  readonly #valuesOf: ReturnType<typeof userValues>
  readonly #ports: Pick<Ports, 'clock' | 'asker'>
  readonly #begunMs: number
  readonly #okUs: number[] = []
  readonly #problems: string[] = []
  #next = 0

  constructor(order: LoginOrder, ports: Pick<Ports, 'clock' | 'asker'>) {
    this.#order = order
    this.#requests = loginRequests(order)
    this.#valuesOf = userValues(order.scenario.values, partValues(order.runValues, 'logins'))
    this.#ports = ports
    this.#begunMs = ports.clock.nowMs()
  }

  /** Nobody was logged in, though it was tried often enough. */
  get isHopeless(): boolean {
    return this.#okUs.length === 0 && this.#problems.length >= Math.min(HOPELESS, this.#order.users)
  }

  async all(signal: AbortSignal): Promise<void> {
    const lines = Math.min(AT_ONCE, this.#order.users)
    await Promise.all(Array.from({ length: lines }, () => this.#oneByOne(signal)))
  }

  figures(): Preparation {
    const [p50Us, p95Us] = [percentile(this.#okUs, 50), percentile(this.#okUs, 95)]
    return {
      users: this.#order.users,
      logins: this.#okUs.length + this.#problems.length,
      failed: this.#problems.length,
      ...(p50Us !== undefined && { p50Us }),
      ...(p95Us !== undefined && { p95Us }),
      durationMs: Math.round(this.#ports.clock.nowMs() - this.#begunMs),
    }
  }

  /** `POST /login (login): none of 20 logins before measuring succeeded: status 503, expected 200 (19 times); timed out (once)` */
  problem(): string {
    const { method, path } = this.#order.login
    const kinds = [...Map.groupBy(this.#problems, (problem) => problem)]
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, 3)
      .map(([problem, all]) => `${problem} (${all.length === 1 ? 'once' : `${all.length} times`})`)
    const count = this.#problems.length
    return `${method} ${path} (login): none of ${count} logins before measuring succeeded: ${kinds.join('; ')}`
  }

  async #oneByOne(signal: AbortSignal): Promise<void> {
    const { clock } = this.#ports
    while (this.#next < this.#order.users) {
      if (signal.aborted || this.isHopeless || clock.nowMs() - this.#begunMs >= WITHIN_MS) return
      await this.#logIn(this.#next++, signal)
    }
  }

  /** Every request of the login, in order; it is as good as its worst. */
  async #logIn(user: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.#ports
    const draw = this.#valuesOf(user, seededRandom(this.#order.seed, LOGIN_STREAM + user))
    const taken = new Map<string, string>()
    const sentMs = clock.nowMs()
    for (const request of this.#requests) {
      if (signal.aborted) return
      const { problem, values } = await this.#ask(request, (name) => taken.get(name) ?? draw(name))
      if (problem !== undefined) {
        this.#problems.push(this.#requests.length === 1 ? problem : `${request.method} ${request.path}: ${problem}`)
        return
      }
      for (const [name, value] of values) taken.set(name, value)
    }
    const atMs = clock.nowMs()
    this.#okUs.push(Math.round((atMs - sentMs) * 1000))
    this.sessions[user] = { atMs, values: [...taken] }
  }

  async #ask(request: RequestTemplate, toValue: (name: string) => string): Promise<ReadReply> {
    const { target, runValues } = this.#order
    const { method } = request
    const reply = await this.#ports.asker.ask({
      ...target,
      method,
      ...fillRequest(request, toValue),
      timeoutMs: ANSWER_WITHIN_MS,
    })
    if (reply.kind === 'failed') return { problem: reply.message, values: [] }
    return readReply(request, reply, (text) => hideSecrets(text, runValues.secrets))
  }
}
