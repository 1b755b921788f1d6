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
