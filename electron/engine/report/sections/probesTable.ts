import { failedOutcomes } from '../../../../shared/charts/outcomeFill.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { probeText } from '../probeText.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { known } from './phasesTables.ts'

export function probesTable({ probes }: RunResult, texts: ReportTexts): Html {
  const { t, figures } = texts
  if (probes.length === 0) return nothing
  const columns = [
    textColumn(t('probes.probe')),
    figureColumn(t('probes.asked')),
    figureColumn(t('probes.ok')),
    figureColumn(t('probes.p50')),
    figureColumn(t('probes.p95')),
    figureColumn(t('probes.first')),
    textColumn(t('probes.failures')),
  ]
  const rows = probes.map((probe): HtmlValue[] => [
    probeText(probe, texts),
    figures.count(probe.asked),
    known(probe.asked === 0 ? undefined : figures.percent(probe.ok / probe.asked, 1), texts),
    known(probe.latencyUs && figures.ms(probe.latencyUs.p50), texts),
    known(probe.latencyUs && figures.ms(probe.latencyUs.p95), texts),
    probe.firstFailureMs === undefined
      ? html`<span class="q">${t('word.none')}</span>`
      : figures.runTime(probe.firstFailureMs),
    failuresText(probe.failures, texts),
  ])
  return html`<div class="keep"><h3>${t('probes.title')}</h3>${table(columns, rows, { label: t('probes.title') })}</div>`
}

function failuresText(failures: Readonly<Record<string, number>>, { t, figures }: ReportTexts): HtmlValue {
  const occurred = Object.entries(failures).toSorted(([, a], [, b]) => b - a)
  if (occurred.length === 0) return html`<span class="q">${t('word.none')}</span>`
  return occurred
    .map(([name, count]) => {
      const outcome = failedOutcomes.find((one) => one === name)
      return `${figures.count(count)}\u00a0× ${outcome === undefined ? name : t(`failure.${outcome}`)}`
    })
    .join(', ')
}
