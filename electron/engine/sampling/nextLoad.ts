const minuteMs = 60_000

/**
 * The kernel's one-minute load average, one step on: `load·e + active·(1 − e)` with `e = exp(−interval / 60 s)`.
 * The kernel takes a step every 5 s. Shorter steps give the same mean with less of the chance in it.
 */
export function nextLoad(load: number, active: number, intervalMs: number): number {
  const kept = Math.exp(-intervalMs / minuteMs)
  return load * kept + active * (1 - kept)
}
