import type { ComparisonRow } from '../../domain/runResult.ts'
import type { Figures } from '../figures.ts'

type FigureName = keyof ComparisonRow['figures']

export interface FigureRow {
  readonly name: FigureName
  readonly text: (value: number, figures: Figures) => string
  /** Which way is better; absent: neither is. */
  readonly better?: 'higher' | 'lower'
  /** Differences in points instead of per cent of the baseline's. */
  readonly isShare?: true
}

const ms: FigureRow['text'] = (us, figures) => figures.ms(us)
const rate: FigureRow['text'] = (perS, figures) => figures.rate(perS)

/** The figures of a configuration in the order of the comparative table. */
export const figureRows: readonly FigureRow[] = [
  { name: 'requests', text: (value, figures) => figures.count(value) },
  { name: 'throughputPerS', text: rate, better: 'higher' },
  { name: 'goodputPerS', text: rate, better: 'higher' },
  { name: 'meanUs', text: ms, better: 'lower' },
  { name: 'p50Us', text: ms, better: 'lower' },
  { name: 'p95Us', text: ms, better: 'lower' },
  { name: 'p99Us', text: ms, better: 'lower' },
  { name: 'maxUs', text: ms, better: 'lower' },
  { name: 'errorRate', text: (value, figures) => figures.percent(value), better: 'lower', isShare: true },
  { name: 'cacheRatio', text: (value, figures) => figures.percent(value, 1), better: 'higher', isShare: true },
  { name: 'cpuPeakPercent', text: (value, figures) => figures.count(value) },
  { name: 'memoryPeakBytes', text: (value, figures) => figures.mebibytes(value) },
  { name: 'load1Max', text: (value, figures) => figures.decimal(value, 2) },
]
