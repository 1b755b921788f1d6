const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
}

/** Compose's durations, `1m30s`, `500ms`, `1.5h`, in milliseconds. A number without a unit is none, except 0. */
export function toDurationMs(written: unknown): number | undefined {
  if (written === 0 || written === '0') return 0
  if (typeof written !== 'string' || !/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(written)) return undefined
  let sumMs = 0
  for (const [, amount, unit] of written.matchAll(/([\d.]+)([a-zµ]+)/g))
    sumMs += Number(amount) * (units[unit ?? ''] ?? 0)
  return sumMs
}
