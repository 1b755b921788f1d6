/**
 * How a request ended. Blame: `generator` (our own EMFILE, EADDRNOTAVAIL) and `aborted` (our own stop)
 * are never booked to the server. `poolTimeout` (no connection of the shared pool
 * was free for as long as a request may take) is booked to neither: the pool may be too small for the load, or the server too slow for it.
 */
export const outcomes = [
  'ok',
  'http4xx',
  'http5xx',
  'http502',
  'http503',
  'http504',
  'connectTimeout',
  'responseTimeout',
  'refused',
  'reset',
  'stale',
  'dns',
  'checkFailed',
  'poolTimeout',
  'generator',
  'aborted',
] as const

export type Outcome = (typeof outcomes)[number]

/** Failures that say nothing about the stack by themselves. */
const notOfStack: readonly Outcome[] = ['poolTimeout', 'generator']

/** A failure that is the server's or the network's. */
export function isStackFailure(outcome: Outcome): boolean {
  return isFailure(outcome) && !notOfStack.includes(outcome)
}

/** Ended badly through the server's or the network's fault, or ours: everything that was neither ok nor cut off by our own stop. */
export function isFailure(outcome: Outcome): boolean {
  return outcome !== 'ok' && outcome !== 'aborted'
}
