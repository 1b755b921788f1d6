import type { Target } from '../../../../shared/domain/objectives.ts'
import { toDurationMs } from '../../../../shared/domain/toDurationMs.ts'
import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'
import { durationText } from '../../../../shared/text/units.ts'

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

/** `< 250 ms`, `> 200 req/s`, `< 110 % of the baseline`, `< 250 ms over any 10 s`; with both bounds both. Shares of errors and of the cache are declared as 0 … 1. */
export function targetLimits({ metric, above, below, relativeTo, over }: Target, texts: UiTexts): string {
  const { t, figures } = texts
  const isShare = metric === 'errorRate' || metric === 'cacheRatio'
  const valueText = (value: number) =>
    relativeTo === undefined
      ? t(`bench.unit.${units[metric]}`, { value: figures.plain(isShare ? value * 100 : value) })
      : t('bench.ofBaseline', { value: figures.plain(Math.round(value * 1000) / 10) })
  const limits = [
    ...(above === undefined ? [] : [t('bench.above', { value: valueText(above) })]),
    ...(below === undefined ? [] : [t('bench.below', { value: valueText(below) })]),
  ].join(', ')
  if (over === undefined || over === 'run') return limits
  if (over === 'phase') return t('bench.everyPhase', { limits })
  return t('bench.everyWindow', { limits, length: durationText(toDurationMs(over) ?? 0, texts.language) })
}
