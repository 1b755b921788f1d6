/** What a target speaks of. `service…` figures are of one service or role, `endpoint` narrows the load figures. */
export const targetMetrics = [
  'throughputPerS',
  'goodputPerS',
  'errorRate',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'maxMs',
  'cacheRatio',
  'serviceCpuPercent',
  'serviceMemoryMiB',
  'load1',
  'stackLoad1',
  'diskBusyPercent',
] as const

/** Those of response times, which are of the ok requests alone: failed ones are in `errorRate`. */
export function isLatency(metric: string): boolean {
  return ['p50Ms', 'p95Ms', 'p99Ms', 'maxMs'].includes(metric)
}
