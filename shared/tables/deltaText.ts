import type { Comparison, ComparisonRow } from '../domain/runResult.ts'
import type { FigureRow } from '../text/report/figureRows.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'

type Deltas = Comparison['comparison']['deltas'][number]['figures']

/** `noise`: the ranges of the repeats touch. `unknown`: one run each, or a figure of which neither way is better. */
export type DeltaKind = 'better' | 'worse' | 'noise' | 'unknown'

const signs: Readonly<Record<Exclude<DeltaKind, 'unknown'>, string>> = { better: '▸', worse: '◂', noise: '≈' }

/** Which way a figure went against the baseline's; `repeats` as many runs as its median is of. */
export function deltaKind({ better }: Pick<FigureRow, 'better'>, delta: Deltas[string], repeats: number): DeltaKind {
  if (repeats < 2 || better === undefined) return 'unknown'
  if (delta.overlaps) return 'noise'
  return delta.absolute > 0 === (better === 'higher') ? 'better' : 'worse'
}

/** `▸ −12 %`: better, worse or within the noise in shape; per cent of the baseline’s, points for shares. Empty when nothing can be said. */
export function deltaText(
  figure: FigureRow,
  deltas: Deltas,
  row: Pick<ComparisonRow, 'figures'>,
  texts: ReportTexts,
): string {
  const { t, figures } = texts
  const { name, isShare } = figure
  const delta = deltas[name]
  if (delta === undefined || (!isShare && delta.relative === undefined)) return ''
  const value = isShare
    ? t('compare.points', { value: figures.signed(delta.absolute * 100, 1) })
    : relativeText(delta.relative ?? 0, texts)
  const kind = deltaKind(figure, delta, row.figures[name]?.runs ?? 1)
  return kind === 'unknown' ? value : `${signs[kind]}\u00a0${value}`
}

/** From ten times on nobody reads per cent. */
const leastFactor = 10

function relativeText(relative: number, { figures }: ReportTexts): string {
  const factor = 1 + relative
  return factor >= leastFactor ? `×\u00a0${figures.count(factor)}` : `${figures.signed(relative * 100, 0)}\u00a0%`
}
