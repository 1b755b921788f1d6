import { mostInstances, otherInstances } from '../domain/load.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { code, type DataTable, figureColumn, textColumn } from './dataTable.ts'
import { known, knownMs, knownPercent } from './known.ts'

/** Undefined when no response named its instance. */
export function instancesTable({ instances }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  if (instances.length === 0) return undefined
  return {
    name: 'instances',
    title: t('instances.title'),
    columns: [
      textColumn(t('instances.name')),
      figureColumn(t('instances.share')),
      figureColumn(t('instances.requests')),
      figureColumn(t('instances.counted')),
      figureColumn(t('instances.p50')),
      figureColumn(t('instances.p95')),
      figureColumn(t('instances.errors')),
    ],
    rows: instances.map(({ name, share, totals, latencyUs, countedByInstance }) => [
      name === otherInstances ? t('instances.others', { most: figures.count(mostInstances) }) : code(name),
      { share, parts: [{ text: figures.percent(share, 1), look: 'strong' }] },
      figures.count(totals.requests),
      known(countedByInstance === undefined ? undefined : figures.count(countedByInstance), texts),
      knownMs(latencyUs.response?.p50, texts),
      knownMs(latencyUs.response?.p95, texts, 'strong'),
      knownPercent(totals.errorRate, texts),
    ]),
  }
}
