import { type BeforeAfterRow, toBeforeAfter } from '../analysis/beforeAfter.ts'
import { comparedConfigurations } from '../analysis/comparedConfigurations.ts'
import { rowVerdict } from '../analysis/rowVerdict.ts'
import type { Spread } from '../analysis/spread.ts'
import type { Comparison } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { roleText } from '../text/report/roleText.ts'
import { verdictWord } from '../text/verdictText.ts'
import { type Cell, type CellPart, type DataColumn, type DataTable, marked, quiet, textColumn } from './dataTable.ts'
import { limitText, measuredText, stateText, targetMarks } from './targetTexts.ts'

type Reference = NonNullable<NonNullable<Comparison['beforeAfter']>['reference']>

/** What was measured before and after, the difference, its noise, the target and others' figures; undefined without a declared pair. */
export function beforeAfterTable(comparison: Comparison, texts: ReportTexts): DataTable | undefined {
  const pair = toBeforeAfter(comparison)
  if (pair === undefined) return undefined
  const { t, language } = texts
  const reference = comparison.beforeAfter?.reference
  const hasTargets = pair.rows.some(({ target }) => target !== undefined)
  return {
    name: 'before-after',
    title: t('beforeAfter.title'),
    columns: [
      textColumn(t('compare.figure')),
      ...[pair.before, pair.after].map(({ configuration }) => sideColumn(comparison, configuration)),
      textColumn(t('beforeAfter.difference')),
      ...(hasTargets ? [textColumn(t('targets.target'))] : []),
      ...(reference === undefined ? [] : [textColumn(reference.title[language])]),
    ],
    rows: pair.rows.map((row) => [
      nameCell(row, texts),
      sideCell(row, 'before', texts),
      sideCell(row, 'after', texts),
      differenceCell(row, texts),
      ...(hasTargets ? [row.target === undefined ? quiet('–') : limitText(row.target.declared, texts)] : []),
      ...(reference === undefined ? [] : [referenceCell(row, reference, texts)]),
    ]),
    note: notes(comparison, [pair.before, pair.after], texts).join(' '),
  }
}

function sideColumn(comparison: Comparison, id: string): DataColumn {
  const found = comparedConfigurations(comparison).find((one) => one.id === id)
  return {
    ...textColumn(id),
    ...(found && { configuration: { index: found.index, letter: found.letter, id } }),
  }
}

/** The host's load average is not the stack's alone. */
function nameCell({ metric, role }: BeforeAfterRow, texts: ReportTexts): Cell {
  const { t } = texts
  const name = t(`metric.${metric}`)
  const detail = metric === 'load1' ? [{ text: t('beforeAfter.withGenerator'), look: 'detail' } as const] : []
  return { parts: [{ text: role === undefined ? name : `${roleText(role, texts)}, ${name}` }, ...detail] }
}

function sideCell({ metric, target, ...row }: BeforeAfterRow, side: 'before' | 'after', texts: ReportTexts): Cell {
  const { t } = texts
  const spread = row[side]
  if (spread === undefined) return quiet(t('word.noData'))
  const text = (value: number): string => measuredText(value, metric, texts)
  const median: CellPart = { text: text(spread.median), look: 'strong' }
  const range = rangeParts(spread, text)
  const state = target?.[side]
  if (target === undefined || state === undefined) return { parts: [median, ...range] }
  return marked(targetMarks[state], median, stateText({ ...target.declared, state }, texts), ...range)
}

function rangeParts({ runs, min, max }: Spread, text: (value: number) => string): CellPart[] {
  return runs < 2 ? [] : [{ text: `${text(min)} – ${text(max)}`, look: 'detail' }]
}

/** `+27 (+12 %)`: in the unit of the figure and in per cent of what was before; error rates in points. */
function differenceCell({ metric, difference, before, after }: BeforeAfterRow, texts: ReportTexts): Cell {
  const { t, figures, language } = texts
  if (difference === undefined) {
    // Both are known, but one of them is not to be believed.
    return quiet(before === undefined || after === undefined ? t('word.noData') : verdictWord('invalid', language))
  }
  const { absolute, relative, beyond } = difference
  const isShare = metric === 'errorRate' || metric === 'cacheRatio'
  const size = measuredText(Math.abs(absolute), metric, texts)
  const sign = size === measuredText(0, metric, texts) ? '' : absolute > 0 ? '+' : '−'
  const amount = isShare ? t('compare.points', { value: figures.signed(absolute * 100, 2) }) : `${sign}${size}`
  const percent = relative === undefined ? '' : ` (${figures.signed(relative * 100, 0)}\u00a0%)`
  return {
    parts: [
      { text: `${amount}${percent}`, look: 'strong' },
      { text: t(`beforeAfter.${beyond}`), look: 'detail' },
    ],
  }
}

/** `312 → > 250`: measured before, hoped for after. */
function referenceCell({ metric }: Pick<BeforeAfterRow, 'metric'>, reference: Reference, texts: ReportTexts): Cell {
  const { before, expected } = { before: reference.before?.[metric], expected: reference.expected?.[metric] }
  const text = (value: number): string => measuredText(value, metric, texts)
  const isHigherBetter = metric === 'throughputPerS' || metric === 'goodputPerS' || metric === 'cacheRatio'
  const hoped = expected === undefined ? [] : [`→ ${isHigherBetter ? '>' : '<'} ${text(expected)}`]
  const parts = [...(before === undefined ? [] : [text(before)]), ...hoped]
  return parts.length === 0 ? quiet('–') : { parts: [{ text: parts.join(' ') }], isWhole: true }
}

function notes(
  { beforeAfter }: Comparison,
  sides: readonly Comparison['comparison']['rows'][number][],
  { t, language }: ReportTexts,
): string[] {
  const isRepeated = sides.some(({ runIds }) => runIds.length > 1)
  const invalid = sides.filter((row) => rowVerdict(row).kind === 'invalid').map(({ configuration }) => configuration)
  const reference = beforeAfter?.reference
  const key = reference?.expected === undefined ? 'beforeAfter.reference' : 'beforeAfter.referenceHoped'
  return [
    t(isRepeated ? 'beforeAfter.note' : 'beforeAfter.noteSingle'),
    t('beforeAfter.noteFigures'),
    ...(invalid.length === 0 ? [] : [t('beforeAfter.invalid', { names: invalid.join(', ') })]),
    ...(reference === undefined
      ? []
      : [
          t(key, { title: reference.title[language] }),
          ...(reference.note === undefined ? [] : [reference.note[language]]),
        ]),
  ]
}
