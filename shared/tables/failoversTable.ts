import type { Diagnosis, Failover } from '../domain/diagnosis.ts'
import { writtenFault } from '../domain/writtenFault.ts'
import { failoverText } from '../text/diagnosis/failoverText.ts'
import { outcomeName } from '../text/outcomeName.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { durationText } from '../text/units.ts'
import { type Cell, type DataTable, figureColumn, quiet, strong, textColumn } from './dataTable.ts'

/** What became of each container that was lost while others could stand in; undefined without any. */
export function failoversTable({ failovers }: Diagnosis, texts: ReportTexts): DataTable | undefined {
  if (failovers.length === 0) return undefined
  const { t } = texts
  return {
    name: 'failover',
    title: t('failover.title'),
    columns: [
      textColumn(t('failover.lost')),
      textColumn(t('failover.how')),
      figureColumn(t('failover.detected')),
      figureColumn(t('failover.even')),
      figureColumn(t('failover.back')),
      figureColumn(t('failover.reintegrated')),
      textColumn(t('failover.failed')),
      figureColumn(t('failover.slow')),
      textColumn(t('failover.interruption')),
      textColumn(t('failover.settings')),
    ],
    rows: failovers.map((failover) => toRow(failover, texts)),
    note: failovers.map((failover) => failoverText(failover, texts.language).join(' ')).join(' '),
  }
}

function toRow(failover: Failover, texts: ReportTexts): Cell[] {
  const { t, figures } = texts
  const { container, fault, lostAtMs, detectedMs, evenMs, backAtMs, reintegratedMs, slow, cutShort = [] } = failover
  const after = (ms: number | undefined, what: (typeof cutShort)[number]) => {
    if (ms !== undefined) return figures.decimal(ms / 1000, 1)
    return quiet(t(cutShort.includes(what) ? 'failover.cutShort' : 'failover.never'))
  }
  return [
    {
      parts: [
        { text: container, look: 'strong' },
        { text: figures.runTime(lostAtMs), look: 'detail' },
      ],
    },
    fault === undefined
      ? quiet(t('failover.byItself'))
      : { parts: [{ text: writtenFault(fault.action), look: 'code' }] },
    after(detectedMs, 'detected'),
    after(evenMs, 'even'),
    backAtMs === undefined ? quiet(t('failover.notBack')) : figures.runTime(backAtMs),
    backAtMs === undefined ? quiet('–') : after(reintegratedMs, 'reintegrated'),
    lostCell(failover, texts),
    figures.count(slow),
    interruptionCell(failover, texts),
    promisedCell(failover, texts),
  ]
}

/** All of them, and below by outcome. */
function lostCell({ lost }: Failover, { figures, language }: ReportTexts): Cell {
  const kinds = Object.entries(lost).filter(([, count]) => count > 0)
  const all = kinds.reduce((sum, [, count]) => sum + count, 0)
  const detail = kinds.map(([outcome, count]) => `${figures.count(count)} ${outcomeName(outcome, language)}`)
  if (detail.length === 0) return strong('0')
  return {
    parts: [
      { text: figures.count(all), look: 'strong' },
      { text: detail.join(', '), look: 'detail' },
    ],
  }
}

function interruptionCell({ interruption: { seconds, degradedSeconds } }: Failover, { t, figures }: ReportTexts): Cell {
  const degraded = degradedSeconds === 0 ? [] : [t('failover.degraded', { count: degradedSeconds })]
  return {
    parts: [
      { text: seconds === 0 ? t('word.none') : figures.count(seconds), look: 'strong' },
      ...degraded.map((text) => ({ text, look: 'detail' as const })),
    ],
  }
}

function promisedCell({ promised }: Failover, { t, language }: ReportTexts): Cell {
  if (promised === undefined) return quiet(t('failover.unknown'))
  const { maxFails, failTimeoutMs } = promised
  return {
    parts: [
      {
        text: t('failover.promised', {
          failures: t('failover.failures', { count: maxFails }),
          time: durationText(failTimeoutMs, language),
        }),
      },
      { text: `max_fails=${maxFails} fail_timeout=${failTimeoutMs / 1000}s`, look: 'id' },
    ],
  }
}
