import type { ConnectionsText } from '../domain/connections.ts'
import type { Role } from '../domain/topology.ts'

/** Load on something that runs already: no containers, one run. */
export interface LoadAsk {
  /**
   * `http://127.0.0.1:8000/products`, or `https:`; with a scenario, what its paths are put behind: `https://host/base`. Without a user
   * name: it would be kept in files.
   */
  readonly url: string
  readonly load: /** All users from the beginning to the end; the duration as written, `30s`. */
    | { readonly kind: 'constant'; readonly users: number; readonly duration: string }
    /** Open model: a rate from the beginning to the end. */
    | {
        readonly kind: 'rate'
        readonly ratePerS: number
        readonly duration: string
        readonly arrivals: 'even' | 'poisson'
        readonly maxInFlight: number
      }
    | { readonly kind: 'profile'; readonly profile: string; readonly timeScale: number }
  /** Absent: the URL itself is asked for, and must answer 200. */
  readonly scenario?: string
  /** Absent: the profile's own, or one for each user. */
  readonly connections?: ConnectionsText
  /** As written, `1s`; absent: the scenario's, or none without one. */
  readonly think?: string
  readonly seed: number
  /** As of a comparison, but `none` when absent: what runs already was not started a moment ago, and gets no request that nobody asked for. */
  readonly warmUp?: string
  /** The address that the URL's name stands for, confirmed: needed for every one that is not loopback. */
  readonly allowAddress?: string
  /** A person knows that nobody else reads what goes over `http:` to another machine; otherwise a secret is not sent there. */
  readonly allowPlainSecrets?: boolean
  /** By environment variable: secrets of the scenario that a person gave instead. Never kept. */
  readonly secrets?: Readonly<Record<string, string>>
  /** Targets to judge by; absent: none. */
  readonly objectives?: string
  /** Running containers behind the URL, by the names their engine knows, whose resources are read; absent: none, and no engine is asked. */
  readonly containers?: readonly { readonly name: string; readonly role: Role }[]
  /** Docker context of that engine, wherever it is; absent: what `docker` would take (DOCKER_HOST, DOCKER_CONTEXT, the current one). */
  readonly context?: string
  /** With `https:`, the only authorities that are trusted, as PEM; absent: those that Node trusts. */
  readonly ca?: string
}
