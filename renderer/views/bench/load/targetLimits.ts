import type { Target } from '../../../../shared/domain/objectives.ts'
import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'

const units: Readonly<Record<Target['metric'], 'rate' | 'percent' | 'ms' | 'mebibytes' | 'none'>> = {
  throughputPerS: 'rate',
  goodputPerS: 'rate',
  errorRate: 'percent',
  p50Ms: 'ms',
  p95Ms: 'ms',
  p99Ms: 'ms',
  maxMs: 'ms',
  cacheRatio: 'percent',
  serviceCpuPercent: 'percent',
  serviceMemoryMiB: 'mebibytes',
  load1: 'none',
  stackLoad1: 'none',
  diskBusyPercent: 'percent',
}

/** `< 250 ms`, `> 200 req/s`; with both bounds both. Shares of errors and of the cache are declared as 0 … 1. */
export function targetLimits({ metric, above, below }: Target, { t, figures }: UiTexts): string {
  const isShare = metric === 'errorRate' || metric === 'cacheRatio'
  const valueText = (value: number) =>
    t(`bench.unit.${units[metric]}`, { value: figures.plain(isShare ? value * 100 : value) })
  return [
    ...(above === undefined ? [] : [t('bench.above', { value: valueText(above) })]),
    ...(below === undefined ? [] : [t('bench.below', { value: valueText(below) })]),
  ].join(', ')
}
