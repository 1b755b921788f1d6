import type { Comparison } from '../../../../shared/domain/runResult.ts'
import { blocks } from '../blocks.ts'
import { breakable, configurationName } from '../configurationKey.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import type { ReportModel, Shown } from '../reportModel.ts'
import { type Column, table } from '../table.ts'

type Pair = Comparison['comparison']['pairs'][number]

/** Beside the baseline's own column. */
const mostOthers = 3

/** Every input in which a configuration differs from the baseline: an input a row, blocks of the baseline and three others. */
export function differencesPart(model: ReportModel): Html {
  const { comparison, shown, texts } = model
  const { t } = texts
  const { pairs } = comparison.comparison
  const baseline = shown.find(({ id }) => id === pairs[0]?.baseline)
  if (baseline === undefined) return nothing
  const others = shown.flatMap((one) => {
    const pair = pairs.find(({ against }) => against === one.id)
    return pair === undefined ? [] : [{ shown: one, pair }]
  })
  if (others.every(({ pair }) => pair.differences.length === 0)) {
    return html`<h3>${t('differences.title')}</h3><p class="m">${t('differences.nothing')}</p>`
  }
  const parts = blocks(others, mostOthers).map((part) => block(baseline, part, model))
  return html`<h3>${t('differences.title')}</h3><p class="note">${t('differences.note', { name: baseline.id })}</p>${parts}`
}

function block(
  baseline: Shown,
  others: readonly { readonly shown: Shown; readonly pair: Pair }[],
  { texts }: ReportModel,
): Html {
  const { t } = texts
  const inputs = [...new Set(others.flatMap(({ pair }) => pair.differences.map(({ input }) => input)))]
  const width = 72 / (others.length + 1)
  const columns: Column[] = [
    { head: t('differences.input'), kind: 'text', width: 28 },
    ...[baseline, ...others.map(({ shown }) => shown)].map(
      (one): Column => ({ head: configurationName(one), kind: 'text', width }),
    ),
  ]
  const rows = inputs.map((input): HtmlValue[] => {
    const found = others.map(({ pair }) => pair.differences.find((difference) => difference.input === input))
    return [
      html`<span class="mono small">${breakable(input)}</span>`,
      value(found.find((difference) => difference !== undefined)?.from ?? ''),
      ...found.map((difference) =>
        difference === undefined ? html`<span class="q">${t('word.same')}</span>` : value(difference.to),
      ),
    ]
  })
  return table(columns, rows, { label: t('differences.title'), className: 'matrix tight' })
}

function value(text: string): Html {
  return html`<span class="small">${breakable(text.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…'))}</span>`
}
