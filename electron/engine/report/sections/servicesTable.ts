import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { roleText } from '../roleText.ts'
import { signed } from '../signs.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { known } from './phasesTables.ts'

type Service = RunResult['services'][number]

const mebibyte = 2 ** 20

/** What every container used, and how it ended. */
export function servicesTable({ services }: RunResult, texts: ReportTexts): Html {
  const { t } = texts
  if (services.length === 0) return nothing
  const has = {
    limits: services.some(({ cpuOfLimitPercent, memoryOfLimitPercent }) => cpuOfLimitPercent ?? memoryOfLimitPercent),
    throttled: services.some(({ throttledMs }) => throttledMs !== undefined),
    network: services.some(({ networkReceivedBytesPerS }) => networkReceivedBytesPerS !== undefined),
  }
  const columns = [
    textColumn(t('services.container')),
    textColumn(t('services.role')),
    figureColumn(t('services.cpu')),
    figureColumn(t('services.memory')),
    ...(has.limits ? [figureColumn(t('services.ofLimit'))] : []),
    ...(has.throttled ? [figureColumn(t('services.throttled'))] : []),
    ...(has.network ? [figureColumn(t('services.network'))] : []),
    textColumn(t('services.end')),
  ]
  const rows = services.map((service): HtmlValue[] => [
    html`<span class="mono">${service.container}</span>`,
    html`<span class="nw">${roleText(service.role, texts)}</span>`,
    cpuText(service, texts),
    memoryText(service, texts),
    ...(has.limits ? [limitText(service, texts)] : []),
    ...(has.throttled
      ? [service.throttledMs === undefined ? '' : texts.figures.decimal(service.throttledMs / 1000, 1)]
      : []),
    ...(has.network ? [networkText(service, texts)] : []),
    endText(service, texts),
  ])
  return html`<div class="keep"><h3>${t('services.title')}</h3>${table(columns, rows, { label: t('services.title') })}</div>`
}

function cpuText({ cpuPercent }: Service, texts: ReportTexts): HtmlValue {
  const { figures } = texts
  return known(cpuPercent && [cpuPercent.mean, cpuPercent.p95, cpuPercent.max].map(figures.count).join(' / '), texts)
}

function memoryText({ memoryBytes }: Service, texts: ReportTexts): HtmlValue {
  const { figures } = texts
  return known(memoryBytes && [memoryBytes.mean, memoryBytes.max].map(figures.mebibytes).join(' / '), texts)
}

function limitText({ cpuOfLimitPercent, memoryOfLimitPercent }: Service, { t, figures }: ReportTexts): HtmlValue {
  const text = (usage: Service['cpuOfLimitPercent']) =>
    usage === undefined ? t('word.none') : figures.count(usage.max)
  return `${text(cpuOfLimitPercent)} / ${text(memoryOfLimitPercent)}`
}

function networkText(
  { networkReceivedBytesPerS: received, networkSentBytesPerS: sent }: Service,
  texts: ReportTexts,
): HtmlValue {
  const { figures } = texts
  return known(
    received && sent && `${figures.decimal(received.mean / mebibyte, 2)} / ${figures.decimal(sent.mean / mebibyte, 2)}`,
    texts,
  )
}

function endText({ exitCode, oomKilled, deaths, restarts }: Service, { t }: ReportTexts): HtmlValue {
  const parts = [
    ...(oomKilled ? [t('services.oom')] : []),
    exitCode === undefined ? t('services.running') : t('services.exit', { code: exitCode }),
    ...(deaths > 0 ? [t('services.deaths', { count: deaths })] : []),
    ...(restarts > 0 ? [t('services.restarts', { count: restarts })] : []),
  ]
  const isWell = !oomKilled && exitCode === undefined && deaths === 0
  return isWell ? html`<span class="nw">${parts.join(', ')}</span>` : signed('down', parts.join(', '))
}
