import type { LocalText } from './localText.ts'

/** Where the `{name}` in a path, a header or a body gets its value from. Every draw is seeded; only `unique` differs from run to run. */
export type ValueSource =
  /** Rank r in `from`…`to` is drawn with a weight of 1 / r^exponent. */
  | { readonly kind: 'zipf'; readonly from: number; readonly to: number; readonly exponent: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** User n, from 1 (in the open model the sender), always has the same: number (n − 1) modulo their count. */
  | { readonly kind: 'byUser'; readonly values: readonly string[] }
  /** Letters and digits that no other request of this run or of any other has. */
  | { readonly kind: 'unique'; readonly prefix: string }
  /**
   * From an environment variable when a run begins. `local` is for a stack of our own, and for nothing else: test data of the topology's
   * own seed. What it stands for is never kept or shown.
   */
  | { readonly kind: 'secret'; readonly environment: string; readonly local?: string }

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Where in an answer a value stands: in its JSON body (RFC 6901), or in a header. */
export type TakeSource =
  | { readonly kind: 'json'; readonly pointer: string }
  | { readonly kind: 'header'; readonly name: string }

/** What an answer with the expected status must hold besides; otherwise it is `checkFailed`. */
export interface AnswerChecks {
  /** Somewhere in the body. */
  readonly contains?: string
  /** By JSON pointer. */
  readonly json?: Readonly<Record<string, string | number | boolean | null>>
}

/** A request as it is sent, and what its answer must be. Path, headers and body may hold `{value}` placeholders. */
export interface RequestTemplate {
  readonly method: Method
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Expected status. Another status below 400 is `checkFailed`. */
  readonly expect: number
  /** Values for this user's next requests, by name. An answer without one of them is `checkFailed`. */
  readonly take?: Readonly<Record<string, TakeSource>>
  readonly checks?: AnswerChecks
}

export interface ScenarioRequest extends RequestTemplate {
  /** Name of the endpoint in every table. */
  readonly name: string
  /** Relative to the sum of all weights. */
  readonly weight: number
}

/**
 * What every user does before the first request; its values are there from then on. It is no part of the mix: all its requests have one
 * row, which is theirs alone.
 */
export interface Login extends RequestTemplate {
  /** Made in this order after each login, and part of it: when one of them fails, the login has failed. `then` in a file. */
  readonly next?: readonly RequestTemplate[]
  readonly refresh: {
    /** Again before the first request after so long. */
    readonly afterMs?: number
    /** Again when a request is answered 401, which is then sent once more. */
    readonly on401: boolean
  }
}

/** Of the values, those that must not be kept or shown. */
export function secretNames(values: Scenario['values']): string[] {
  return Object.keys(values).filter((name) => values[name]?.kind === 'secret')
}

/** Every request of a login, in order. */
export function loginRequests({ login }: Pick<Scenario, 'login'>): readonly RequestTemplate[] {
  return login === undefined ? [] : [login, ...(login.next ?? [])]
}

/** The login's row in every table. */
export const loginName = 'login'

/** A placeholder without a source: the user's number, from 1; in the open model, the connection's. */
export const userName = 'user'

/** What one user does, over and over. */
export interface Scenario {
  readonly id: string
  readonly title: LocalText
  readonly description?: LocalText
  /** Pause between the end of a request and the next: uniform in mean ± spread percent. None beside a cycle. */
  readonly think: { readonly meanMs: number; readonly spreadPercent: number }
  /** Instead of thinking: requests are due at fixed moments, mean ± spread percent apart, however late the answers are. */
  readonly cycle?: { readonly meanMs: number; readonly spreadPercent: number }
  readonly login?: Login
  readonly values: Readonly<Record<string, ValueSource>>
  readonly requests: readonly ScenarioRequest[]
}

/** Every row that the scenario's requests can have, in the order of the tables. */
export function endpointNames({ requests, login }: Pick<Scenario, 'requests' | 'login'>): string[] {
  return [...requests.map(({ name }) => name), ...(login === undefined ? [] : [loginName])]
}

/** Of the mix, by endpoint. */
export function methodsOf(requests: readonly ScenarioRequest[]): Record<string, Method> {
  return Object.fromEntries(requests.map(({ name, method }) => [name, method]))
}

/** Of the mix, by endpoint: its weight of the sum of all. */
export function intendedShares(requests: readonly ScenarioRequest[]): Record<string, number> {
  const sum = requests.reduce((all, { weight }) => all + weight, 0)
  return Object.fromEntries(requests.map(({ name, weight }) => [name, weight / sum]))
}
