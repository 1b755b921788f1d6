import { comparedLimits } from '../../../../shared/charts/limits/comparedLimits.ts'
import { limitsBand } from '../../../../shared/charts/limits/limitsBand.ts'
import { limitedBy, limitsSentence, limitZones } from '../../../../shared/text/timeline/limitsWords.ts'
import { configurationName } from '../configurationKey.ts'
import { type Html, html, nothing } from '../html.ts'
import { limitsAxisFigure, limitsFigure, zoneSwatch } from '../limitsFigure.ts'
import type { ReportModel } from '../reportModel.ts'

const bandPx = 330

/** Up to where each configuration should be used, why not further, and what to do in each zone; or why there are no limits. */
export function limitsSection({ shown, texts }: ReportModel): Html {
  const compared = comparedLimits(shown)
  if (compared === undefined) return nothing
  const { t, figures } = texts
  const { all, axis } = compared
  const first = all.findIndex(({ limits }) => limits !== undefined)
  const rows = all.map(({ compared: one, limits, failedAt }) => {
    const band =
      limits === undefined || axis === undefined
        ? html`<p class="q">${t(failedAt === undefined ? 'limits.noCapacity' : 'limits.none')}</p>`
        : limitsFigure(limitsBand(limits, failedAt, axis.max, bandPx), {
            name: `l${one.index}`,
            label: limitsSentence(limits, texts),
            valueText: figures.plain,
            failedAt: (value) => t('limits.failedAt', { value }),
          })
    const reason = limits === undefined ? undefined : limitedBy(limits, texts)
    return html`<div class="limit">${configurationName(one)}<div>${band}</div><p class="m">${reason}</p></div>`
  })
  if (axis === undefined)
    return html`<section class="keep"><h2>${t('limits.title')}</h2>
${rows}</section>`
  const actions = limitZones.map(
    (zone) =>
      html`<dt>${zoneSwatch(zone, `l${all[first]?.compared.index ?? 0}`)} ${t(`limits.zone.${zone}`)}</dt><dd>${t(`limits.action.${zone}`)}</dd>`,
  )
  return html`<section class="keep"><h2>${t('limits.title')}, ${t(`limits.${axis.unit}`)}</h2>
${rows}<div class="limit"><span></span><div>${limitsAxisFigure(axis.ticks, axis.max, bandPx, figures.plain)}</div></div>
<dl class="actions">${actions}</dl></section>`
}
