import { type FreezeCheck, type FreezeFigure, freezePercentiles } from '../../shared/domain/freezeCheck.ts'
import { freezeMethodText, freezeReadingText, freezeText } from '../../shared/text/freezeText.ts'
import { durationText, latencyText } from '../../shared/text/units.ts'
import { type Column, textTable } from './textTable.ts'
import { wrapped } from './wrapped.ts'

const columns: readonly Column[] = [
  { title: '', align: 'left' },
  ...freezePercentiles.map((title) => ({ title, align: 'right' }) as const),
]

/** What was done, expected beside measured, how to read it, and the finding; in eighty columns. */
export function freezeReport(check: FreezeCheck): string {
  const { open, closed } = check
  const rows = [
    ...block('open, response', open.response),
    ...block('open, service', open.service),
    ...block('closed, response', closed.response),
    ...block('closed, service', closed.service),
  ]
  const texts = [freezeMethodText(check).en, freezeReadingText.en, stoodStillText(check), freezeText(check).en]
  const [method = '', ...notes] = texts.map((text) => wrapped(text, 80))
  return [method, '', textTable(columns, rows), '', notes.join('\n\n')].join('\n')
}

function block(name: string, figures: readonly FreezeFigure[]): string[][] {
  return [
    [`${name}: expected`, ...figures.map(({ expectedUs }) => latencyText(expectedUs))],
    ['  measured', ...figures.map(({ measuredUs }) => latencyText(measuredUs))],
    ['  difference', ...figures.map(differenceText)],
  ]
}

/** Where no standstill is in it, what is expected is what a request took in the middle: a difference of a few µs would be a large share of it. */
function differenceText({ expectedUs, measuredUs, isReached }: FreezeFigure): string {
  if (!isReached) return '–'
  const percent = Math.round((measuredUs / expectedUs - 1) * 1000) / 10
  const sign = percent === 0 ? '' : percent < 0 ? '−' : '+'
  return `${sign}${Math.abs(percent).toFixed(1)}\u00a0%`
}

function stoodStillText({ stoodStillMs }: FreezeCheck): string {
  const each = stoodStillMs.map((ms) => (ms < 10_000 ? `${ms.toFixed(1)}\u00a0ms` : durationText(ms)))
  return `It really stood still for ${each.join(', ')}. Expected from the median, the maximum from the longest; “–”: no standstill is in this percentile, or next to nothing of one.`
}
