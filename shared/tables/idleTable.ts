import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, code, type DataTable, figureColumn, textColumn } from './dataTable.ts'
import { known } from './known.ts'

type Idle = NonNullable<RunResult['before']>
type Figure = (idle: Idle) => string | undefined

/** Of a container with several probes the one that says most about itself. */
const probeOrder = ['instance', 'balancerFresh', 'balancerKept']

/** The state without load on both sides of the run, side by side. */
export function idleTable({ before, after }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t, figures } = texts
  if (before === undefined && after === undefined) return undefined
  const both = (figure: Figure): Cell[] => [before, after].map((idle) => known(idle && figure(idle), texts))
  const containers = [
    ...new Set([before, after].flatMap((idle) => idle?.containers.map(({ container }) => container) ?? [])),
  ]
  const entryOf = (idle: Idle) => idle.probes.find(({ probe }) => probe === 'entry')
  return {
    name: 'idle',
    title: t('idle.title'),
    columns: [
      textColumn(t('services.container')),
      ...(['cpu', 'memory', 'answer'] as const).flatMap((what) => [
        figureColumn(t(`idle.${what}`, { when: t('idle.before') })),
        figureColumn(t(`idle.${what}`, { when: t('idle.after') })),
      ]),
    ],
    rows: [
      [t('probe.entry'), '', '', '', '', ...both((idle) => answerText(entryOf(idle), texts))],
      ...containers.map((container) => [
        code(container),
        ...both((idle) => usage(idle, container, 'cpuPercent', (value) => figures.decimal(value, 1))),
        ...both((idle) => usage(idle, container, 'memoryBytes', figures.mebibytes)),
        ...probeCells(container, [before, after], texts),
      ]),
    ],
    note: t('idle.load', { before: loadText(before, texts), after: loadText(after, texts) }),
  }
}

function usage(
  { containers }: Idle,
  name: string,
  of: 'cpuPercent' | 'memoryBytes',
  text: (value: number) => string,
): string | undefined {
  const value = containers.find(({ container }) => container === name)?.[of]
  return value === undefined ? undefined : text(value)
}

/** Nothing at all for a container that is not probed. */
function probeCells(name: string, both: readonly (Idle | undefined)[], texts: ReportTexts): Cell[] {
  const probeOf = (idle: Idle | undefined) =>
    probeOrder.flatMap(
      (kind) => idle?.probes.filter(({ probe, container }) => probe === kind && container === name) ?? [],
    )[0]
  if (both.every((idle) => probeOf(idle) === undefined)) return ['', '']
  return both.map((idle) => known(answerText(probeOf(idle), texts), texts))
}

function answerText(probe: Idle['probes'][number] | undefined, { t, figures }: ReportTexts): string | undefined {
  if (probe === undefined || probe.asked === 0) return undefined
  if (probe.ok === 0) return t('idle.down')
  return probe.latencyUs === undefined ? undefined : figures.ms(probe.latencyUs)
}

function loadText(idle: Idle | undefined, { t, figures }: ReportTexts): string {
  return idle?.load1 === undefined ? t('word.noData') : figures.decimal(idle.load1, 2)
}
