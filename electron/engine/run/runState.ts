import type { LoadSummary } from '../../../shared/domain/load.ts'
import type { RunOutcome } from '../../../shared/domain/run.ts'
import type { Stack } from '../ports/stack.ts'
import type { Fitting } from './fitToMachine.ts'
import type { Watch } from './watchStack.ts'

/** A stack that is up, and the two streams that watch it. */
export interface Live {
  readonly stack: Stack
  readonly watch: Watch
  readonly fitting: Fitting
}

/**
 * A state holds exactly what exists in it.
 *
 * resolving -> building -> starting -> verifying -> preparing -> warming -> measuring -> draining -> collecting -> stopping -> done
 * any state before collecting -> (stop | failure) -> collecting, with the stack if there is one
 */
export type RunState =
  | { readonly at: 'resolving' }
  | { readonly at: 'building'; readonly fitting: Fitting }
  | { readonly at: 'starting'; readonly fitting: Fitting; readonly images: ReadonlyMap<string, string> }
  | { readonly at: 'verifying' | 'preparing' | 'warming' | 'measuring'; readonly live: Live }
  | {
      readonly at: 'draining'
      readonly live: Live
      readonly load: Promise<LoadSummary>
      /** Whether the plan was followed to its end; known when measuring is left. */
      readonly outcome: RunOutcome
    }
  | { readonly at: 'collecting'; readonly live: Live | undefined; readonly outcome: RunOutcome }
  | { readonly at: 'stopping'; readonly outcome: RunOutcome }
  | { readonly at: 'done'; readonly outcome: RunOutcome; readonly leftBehind: readonly string[] }
