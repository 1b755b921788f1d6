import type { Failure } from './failure.ts'

/** The states of a run, in order; any of them may go to `collecting` on stop or failure. */
export const runStates = [
  'queued',
  'resolving',
  'building',
  'starting',
  'verifying',
  'preparing',
  'warming',
  'measuring',
  'draining',
  'collecting',
  'stopping',
  'done',
] as const

export type RunAt = (typeof runStates)[number]

/** How a run ended; the four are never shown alike. */
export type RunOutcome =
  | { readonly kind: 'completed' }
  /** By a person; what was measured until then is kept. */
  | { readonly kind: 'stopped'; readonly during: RunAt }
  | { readonly kind: 'failed'; readonly during: RunAt; readonly failure: Failure }
  /** The program ended in the middle; found out by a later one. */
  | { readonly kind: 'interrupted'; readonly during: RunAt }
