import type { TlsProblem } from '../../../shared/domain/tlsProblem.ts'
import type { LoadTarget } from './loadGenerator.ts'

/**
 * One-off requests: verification, logins, scrapes. A failure is an answer here, not an exception; only a connection that leads to another address
 * than the one that was to be asked throws `PalierError` wrongPeer.
 */
export interface Asker {
  ask(request: {
    readonly host: string
    readonly port: number
    readonly tls?: LoadTarget['tls']
    readonly method: string
    readonly path: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
    readonly timeoutMs: number
  }): Promise<
    | {
        readonly kind: 'answered'
        readonly status: number
        readonly headers: Readonly<Record<string, string>>
        readonly body: string
      }
    | { readonly kind: 'failed'; readonly outcome: string; readonly message: string; readonly tls?: TlsProblem }
  >
}
