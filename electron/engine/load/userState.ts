import type { Scenario } from '../../../shared/domain/scenario.ts'
import { valueNeeds } from '../../../shared/load/valueNeeds.ts'

import type { UserSession } from '../ports/loadGenerator.ts'

/** What all users of one thread know about the values that they carry. */
export interface StatePlan {
  readonly needs: readonly (readonly string[])[]
  readonly givers: ReadonlyMap<string, number>
  readonly login: Scenario['login']
}

/** undefined for a scenario whose users carry nothing: they need no state. */
export function statePlan(scenario: Scenario): StatePlan | undefined {
  const { requests, login } = scenario
  if (login === undefined && requests.every(({ take }) => take === undefined)) return undefined
  const { needs, givers } = valueNeeds(scenario)
  return { needs, givers, login }
}

/** More exchanges than this are not remembered; a user who owes so many gets no answers to take from. */
const mostExchanges = 32

/**
 * What one user carries from answer to answer: values, and whether they are logged in.
 *
 * A request that needs a value which this user has not taken yet is not made without it. It changes places with the one that gives the
 * value: that is made now, and the other when the giver's own turn comes. So the mix stays what it is.
 *
 *   dealt   detail  list  list  detail         detail needs {product}, which list gives
 *   made    list    detail list detail
 */
export class UserState {
  readonly #plan: StatePlan
  readonly #draw: (name: string) => string
  readonly #taken = new Map<string, string>()
  #exchanges: { readonly owed: number; readonly giver: number }[] = []
  #loggedInMs: number | undefined

  /** `draw` gives what has not been taken: from a source, or the user's number. With a `session` the user has logged in before. */
  constructor(plan: StatePlan, draw: (name: string) => string, session?: UserSession) {
    this.#plan = plan
    this.#draw = draw
    if (session === undefined) return
    this.#loggedInMs = session.atMs
    this.take(session.values)
  }

  readonly toValue = (name: string): string => this.#taken.get(name) ?? this.#draw(name)

  take(values: readonly (readonly [name: string, value: string])[]): void {
    for (const [name, value] of values) this.#taken.set(name, value)
  }

  needsLogin(nowMs: number): boolean {
    const { login } = this.#plan
    if (login === undefined) return false
    const { afterMs = Number.POSITIVE_INFINITY } = login.refresh
    return this.#loggedInMs === undefined || nowMs - this.#loggedInMs >= afterMs
  }

  loggedIn(nowMs: number): void {
    this.#loggedInMs = nowMs
  }

  /** Whether the token was refused and another one is worth asking for. */
  refused(status: number, expect: number): boolean {
    if (status !== 401 || expect === 401 || this.#plan.login?.refresh.on401 !== true) return false
    this.#loggedInMs = undefined
    return true
  }

  /** The request to make when this one's turn has come. */
  toMake(dealt: number): number {
    const at = this.#exchanges.findIndex(({ owed, giver }) => giver === dealt && this.#missing(owed) === undefined)
    const [paid] = at < 0 ? [] : this.#exchanges.splice(at, 1)
    if (paid !== undefined) return paid.owed
    const giver = this.#giverFor(dealt)
    if (giver !== dealt && this.#exchanges.length < mostExchanges) this.#exchanges.push({ owed: dealt, giver })
    return giver
  }

  /** Itself when it lacks nothing; a giver may need another one first. */
  #giverFor(request: number): number {
    const name = this.#missing(request)
    const giver = name === undefined ? undefined : this.#plan.givers.get(name)
    return giver === undefined ? request : this.#giverFor(giver)
  }

  #missing(request: number): string | undefined {
    return this.#plan.needs[request]?.find((name) => !this.#taken.has(name))
  }
}
