import { isUrlLoad } from '../domain/isUrlLoad.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { roleText } from '../text/report/roleText.ts'
import { type Cell, code, type DataTable, figureColumn, marked, textColumn } from './dataTable.ts'
import { known } from './known.ts'

type Service = RunResult['services'][number]

const mebibyte = 2 ** 20

/** What every container used, and how it ended. */
export function servicesTable(result: RunResult, texts: ReportTexts): DataTable | undefined {
  const { services } = result
  const { t } = texts
  if (services.length === 0) return undefined
  const has = {
    limits: services.some(({ cpuOfLimitPercent, memoryOfLimitPercent }) => cpuOfLimitPercent ?? memoryOfLimitPercent),
    throttled: services.some(({ throttledMs }) => throttledMs !== undefined),
    network: services.some(({ networkReceivedBytesPerS }) => networkReceivedBytesPerS !== undefined),
  }
  return {
    name: 'services',
    title: t('services.title'),
    ...(isUrlLoad(result) && { note: t('services.noHost') }),
    columns: [
      textColumn(t('services.container')),
      textColumn(t('services.role')),
      figureColumn(t('services.cpu')),
      figureColumn(t('services.memory')),
      ...(has.limits ? [figureColumn(t('services.ofLimit'))] : []),
      ...(has.throttled ? [figureColumn(t('services.throttled'))] : []),
      ...(has.network ? [figureColumn(t('services.network'))] : []),
      textColumn(t('services.end')),
    ],
    rows: services.map((service) => [
      code(service.container),
      { parts: [{ text: roleText(service.role, texts) }], isWhole: true },
      cpuCell(service, texts),
      memoryCell(service, texts),
      ...(has.limits ? [limitText(service, texts)] : []),
      ...(has.throttled
        ? [service.throttledMs === undefined ? '' : texts.figures.decimal(service.throttledMs / 1000, 1)]
        : []),
      ...(has.network ? [networkCell(service, texts)] : []),
      endCell(service, texts),
    ]),
  }
}

function cpuCell({ cpuPercent }: Service, texts: ReportTexts): Cell {
  const { figures } = texts
  return known(cpuPercent && [cpuPercent.mean, cpuPercent.p95, cpuPercent.max].map(figures.count).join(' / '), texts)
}

function memoryCell({ memoryBytes }: Service, texts: ReportTexts): Cell {
  const { figures } = texts
  return known(memoryBytes && [memoryBytes.mean, memoryBytes.max].map(figures.mebibytes).join(' / '), texts)
}

function limitText({ cpuOfLimitPercent, memoryOfLimitPercent }: Service, { t, figures }: ReportTexts): string {
  const text = (usage: Service['cpuOfLimitPercent']) =>
    usage === undefined ? t('word.none') : figures.count(usage.max)
  return `${text(cpuOfLimitPercent)} / ${text(memoryOfLimitPercent)}`
}

function networkCell(
  { networkReceivedBytesPerS: received, networkSentBytesPerS: sent }: Service,
  texts: ReportTexts,
): Cell {
  const { figures } = texts
  return known(
    received && sent && `${figures.decimal(received.mean / mebibyte, 2)} / ${figures.decimal(sent.mean / mebibyte, 2)}`,
    texts,
  )
}

function endCell({ exitCode, oomKilled, deaths, restarts }: Service, { t }: ReportTexts): Cell {
  const text = [
    ...(oomKilled ? [t('services.oom')] : []),
    exitCode === undefined ? t('services.running') : t('services.exit', { code: exitCode }),
    ...(deaths > 0 ? [t('services.deaths', { count: deaths })] : []),
    ...(restarts > 0 ? [t('services.restarts', { count: restarts })] : []),
  ].join(', ')
  const isWell = !oomKilled && exitCode === undefined && deaths === 0
  return isWell ? { parts: [{ text }], isWhole: true } : marked('down', text)
}
