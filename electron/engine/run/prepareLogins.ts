import { percentile } from '../../../shared/analysis/usage.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Preparation } from '../../../shared/domain/preparation.ts'
import { type Login, type Scenario, userName } from '../../../shared/domain/scenario.ts'
import { fillRequest } from '../../../shared/load/fillRequest.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { usersToLogIn } from '../../../shared/load/usersToLogIn.ts'
import { valueDraw } from '../../../shared/load/valueDraw.ts'
import type { LoadOrder, Ports, UserSession } from '../ports.ts'
import { orAborted } from './orAborted.ts'
import { type Reply, readReply } from './readReply.ts'

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
 * signal's reason when it fires.
 */
export async function prepareLogins(
  order: Pick<LoadOrder, 'plan' | 'scenario' | 'target' | 'seed'>,
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

class Logins {
  readonly sessions: (UserSession | undefined)[] = []
  readonly #order: Pick<LoadOrder, 'scenario' | 'target' | 'seed'> & { readonly login: Login; readonly users: number }
  readonly #ports: Pick<Ports, 'clock' | 'asker'>
  readonly #begunMs: number
  readonly #okUs: number[] = []
  readonly #problems: string[] = []
  #next = 0

  constructor(
    order: Pick<LoadOrder, 'scenario' | 'target' | 'seed'> & { readonly login: Login; readonly users: number },
    ports: Pick<Ports, 'clock' | 'asker'>,
  ) {
    this.#order = order
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
      await this.#logIn(this.#next++)
    }
  }

  async #logIn(user: number): Promise<void> {
    const { login, scenario, target, seed } = this.#order
    const { clock, asker } = this.#ports
    const request = fillRequest(login, valuesOf(scenario, seed, user))
    const sentMs = clock.nowMs()
    const reply = await asker.ask({ ...target, method: login.method, ...request, timeoutMs: ANSWER_WITHIN_MS })
    const atMs = clock.nowMs()
    const { problem, values } = outcomeOf(login, reply)
    if (problem !== undefined) this.#problems.push(problem)
    else {
      this.#okUs.push(Math.round((atMs - sentMs) * 1000))
      this.sessions[user] = { atMs, values }
    }
  }
}

function outcomeOf(login: Login, reply: Reply): ReturnType<typeof readReply> {
  return reply.kind === 'failed' ? { problem: reply.message, values: [] } : readReply(login, reply)
}

function valuesOf({ values }: Scenario, seed: number, user: number): (name: string) => string {
  const random = seededRandom(seed, LOGIN_STREAM + user)
  return (name) => {
    const source = values[name]
    return name === userName ? String(user + 1) : source === undefined ? '' : valueDraw(source)(random)
  }
}
