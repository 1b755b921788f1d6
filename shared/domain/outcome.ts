/**
 * How a request ended. Blame: `generator` (our own EMFILE, EADDRNOTAVAIL) and `aborted` (our own stop)
 * are never booked to the server.
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
  'generator',
  'aborted',
] as const

export type Outcome = (typeof outcomes)[number]

/** Ended badly through the server's or the network's fault, or ours: everything that was neither ok nor cut off by our own stop. */
export function isFailure(outcome: Outcome): boolean {
  return outcome !== 'ok' && outcome !== 'aborted'
}
