import type { LogKind } from '../analysis/logKinds.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { code, type DataTable, figureColumn, textColumn } from './dataTable.ts'

/** Kinds of log lines with their counts and times, at most so many; how many more there are stands below. */
export function logKindsTable(
  kinds: readonly LogKind[],
  texts: ReportTexts,
  most = Number.POSITIVE_INFINITY,
): DataTable | undefined {
  const { t, figures } = texts
  if (kinds.length === 0) return undefined
  const more = kinds.length - most
  return {
    name: 'lines',
    title: t('lines.title'),
    columns: [
      textColumn(t('lines.class')),
      textColumn(t('lines.container')),
      figureColumn(t('lines.count')),
      figureColumn(t('lines.time')),
      figureColumn(t('lines.last')),
      textColumn(t('lines.line')),
    ],
    rows: kinds
      .slice(0, most)
      .map(({ class: lineClass, container, count, firstMs, lastMs, line }) => [
        t(`lines.${lineClass}`),
        code(container),
        t('lines.times', { n: figures.count(count) }),
        figures.runTime(firstMs),
        figures.runTime(lastMs),
        { parts: [{ text: line === '' ? t('lines.further') : line, look: line === '' ? 'quiet' : 'id' }] },
      ]),
    ...(more > 0 && { note: t('lines.more', { count: more }) }),
  }
}
