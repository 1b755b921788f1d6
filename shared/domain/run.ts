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
  /** By a person, or by the target `missed` that said so; what was measured until then is kept. */
  | { readonly kind: 'stopped'; readonly during: RunAt; readonly missed?: string }
  | { readonly kind: 'failed'; readonly during: RunAt; readonly failure: Failure }
  /** The program ended in the middle; found out by a later one. */
  | { readonly kind: 'interrupted'; readonly during: RunAt }

type AnyOutcome = { readonly kind: RunOutcome['kind']; readonly missed?: string | undefined }

/** Ended as its objectives said. */
export function isStoppedByTarget(outcome: AnyOutcome): boolean {
  return outcome.kind === 'stopped' && outcome.missed !== undefined
}

/** Came to an end of its own; a comparison that is resumed does not run it again. */
export function isOver(outcome: AnyOutcome): boolean {
  return outcome.kind === 'completed' || isStoppedByTarget(outcome)
}
