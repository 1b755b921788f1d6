import { trustPoints } from '../../../../shared/tables/trustPoints.ts'
import { configurationKey } from '../configurationKey.ts'
import { type Html, html } from '../html.ts'
import type { ReportModel } from '../reportModel.ts'
import { sign } from '../signs.ts'

/** Everything that speaks for or against the figures, on the first page. */
export function trustBox(model: ReportModel): Html {
  const points = trustPoints(model).map(
    ({ mark, about, name, text }) =>
      html`<li>${sign(mark)}<span>${about.map((one) => html`${configurationKey(one)} `)}${name}</span><span>${text}</span></li>`,
  )
  return html`<h2>${model.texts.t('trust.title')}</h2>
<ul class="trust">${points}</ul>`
}
