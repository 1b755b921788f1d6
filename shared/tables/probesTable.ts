import { failedOutcomes } from '../charts/outcomeFill.ts'
import type { RunResult } from '../domain/runResult.ts'
import { probeText } from '../text/report/probeText.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, quiet, textColumn } from './dataTable.ts'
import { known, knownMs } from './known.ts'

export function probesTable({ probes }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  if (probes.length === 0) return undefined
  return {
    name: 'probes',
    title: t('probes.title'),
    columns: [
      textColumn(t('probes.probe')),
      figureColumn(t('probes.asked')),
      figureColumn(t('probes.ok')),
      figureColumn(t('probes.p50')),
      figureColumn(t('probes.p95')),
      figureColumn(t('probes.first')),
      textColumn(t('probes.failures')),
    ],
    rows: probes.map((probe) => [
      probeText(probe, texts),
      figures.count(probe.asked),
      known(probe.asked === 0 ? undefined : figures.percent(probe.ok / probe.asked, 1), texts),
      knownMs(probe.latencyUs?.p50, texts),
      knownMs(probe.latencyUs?.p95, texts),
      probe.firstFailureMs === undefined ? quiet(t('word.none')) : figures.runTime(probe.firstFailureMs),
      failuresCell(probe.failures, texts),
    ]),
  }
}

function failuresCell(failures: Readonly<Record<string, number>>, { t, figures }: ReportTexts): Cell {
  const occurred = Object.entries(failures).toSorted(([, a], [, b]) => b - a)
  if (occurred.length === 0) return quiet(t('word.none'))
  return occurred
    .map(([name, count]) => {
      const outcome = failedOutcomes.find((one) => one === name)
      return `${figures.count(count)}\u00a0× ${outcome === undefined ? name : t(`failure.${outcome}`)}`
    })
    .join(', ')
}
