import { dealVersion } from '../../../../shared/load/dealVersion.ts'
import { type Html, html } from '../html.ts'
import { repeatCommand } from '../repeatCommand.ts'
import type { ReportModel } from '../reportModel.ts'
import { richText } from '../richText.ts'
import { differencesPart } from './differencesPart.ts'
import { environmentPart } from './environmentPart.ts'

const method = [
  'time',
  'warmUp',
  'logins',
  'percentiles',
  'missing',
  'order',
  'capacity',
  'crash',
  'failover',
  'cache',
  'cpu',
  'ceiling',
] as const
const glossary = [
  'configuration',
  'run',
  'phase',
  'goodput',
  'percentile',
  'errorRate',
  'throttled',
  'baseline',
] as const

/** On what, how, what differed, and how to do it again. */
export function methodSection(model: ReportModel): Html {
  const { t } = model.texts
  const { runs } = model.comparison
  const models = [
    ...(runs.some((run) => run.model === 'open') ? (['openModel'] as const) : []),
    ...(runs.every((run) => run.model === 'open') && runs.length > 0 ? [] : (['model'] as const)),
  ]
  const isWarmedUp = runs.some(({ warmUp }) => warmUp !== undefined && warmUp.kind !== 'none')
  const hasLogins = runs.some(({ preparation }) => preparation !== undefined)
  const isSameDeal = runs.every((run) => run.dealVersion === dealVersion)
  const parts = method.filter((part) => (part !== 'warmUp' || isWarmedUp) && (part !== 'logins' || hasLogins))
  return html`<section class="method"><h2 class="title">${t('head.method')}</h2>
${environmentPart(model)}
<h3>${t('method.title')}</h3><div class="gloss">${[...models, ...parts].map((one) => html`<p>${richText(t(`method.${one}`))}</p>`)}</div>
<h3>${t('glossary.title')}</h3><div class="gloss">${glossary.map((one) => html`<p>${richText(t(`glossary.${one}`))}</p>`)}</div>
${differencesPart(model)}
<div class="keep"><h3>${t('again.title')}</h3><pre class="command">${repeatCommand(model.comparison)}</pre>
<p class="note">${t(isSameDeal ? 'again.note' : 'again.otherDeal', { ids: model.comparison.planned.map(({ runId }) => runId).join(', ') })}</p></div>
</section>`
}
