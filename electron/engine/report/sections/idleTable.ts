import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { type Html, type HtmlValue, html, nothing } from '../html.ts'
import { probeText } from '../probeText.ts'
import { figureColumn, table, textColumn } from '../table.ts'
import { known } from './phasesTables.ts'

type Idle = NonNullable<RunResult['before']>

/** The state without load on both sides of the run, side by side. */
export function idleTable({ before, after }: RunResult, texts: ReportTexts): Html {
  const { t, figures } = texts
  if (before === undefined && after === undefined) return nothing
  const both = [before, after]
  const row = (name: string, cell: (idle: Idle) => string | undefined): HtmlValue[] => [
    name,
    ...both.map((idle) => known(idle && cell(idle), texts)),
  ]
  const containers = distinct(both.flatMap((idle) => idle?.containers.map(({ container }) => container) ?? []))
  const probes = distinct(
    both.flatMap((idle) => idle?.probes.map(({ probe, container }) => `${probe} ${container}`) ?? []),
  )
  const figure =
    (container: string, of: 'cpuPercent' | 'memoryBytes', text: (value: number) => string) => (idle: Idle) => {
      const value = idle.containers.find((one) => one.container === container)?.[of]
      return value === undefined ? undefined : text(value)
    }
  const rows = [
    ...containers.map((container) =>
      row(
        t('idle.cpu', { container }),
        figure(container, 'cpuPercent', (value) => figures.decimal(value, 1)),
      ),
    ),
    ...containers.map((container) =>
      row(t('idle.memory', { container }), figure(container, 'memoryBytes', figures.mebibytes)),
    ),
    row(t('idle.load'), ({ load1 }) => (load1 === undefined ? undefined : figures.decimal(load1, 2))),
    ...probes.map((key) => {
      const [probe = '', container = ''] = key.split(' ')
      return row(t('idle.probe', { probe: probeText({ probe, container }, texts) }), (idle) =>
        probeCell(idle, key, texts),
      )
    }),
  ]
  const columns = [textColumn(t('idle.what')), figureColumn(t('idle.before')), figureColumn(t('idle.after'))]
  return html`<h3>${t('idle.title')}</h3>${table(columns, rows, { label: t('idle.title'), className: 'narrow tight' })}`
}

function probeCell({ probes }: Idle, key: string, { t, figures }: ReportTexts): string | undefined {
  const found = probes.find(({ probe, container }) => `${probe} ${container}` === key)
  if (found === undefined || found.asked === 0) return undefined
  if (found.ok === 0) return t('idle.down')
  return found.latencyUs === undefined ? undefined : figures.ms(found.latencyUs)
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)]
}
