import { toBeforeAfter } from '../../../shared/analysis/beforeAfter.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import type { Cell, CsvTable } from './toCsv.ts'

type Row = Comparison['comparison']['rows'][number]
type FigureName = keyof Row['figures']

const figureNames = [
  'requests',
  'throughputPerS',
  'goodputPerS',
  'meanUs',
  'p50Us',
  'p95Us',
  'p99Us',
  'maxUs',
  'errorRate',
  'cacheRatio',
  'cpuPeakPercent',
  'memoryPeakBytes',
  'load1Max',
] as const satisfies readonly FigureName[]

/** The comparative table, a row for each configuration: every figure as median, minimum and maximum over its runs. */
export function comparisonTable({ comparison }: Comparison): CsvTable {
  return {
    name: 'comparison',
    header: [
      'configuration',
      'runs',
      'outcomes',
      'verdicts',
      'leftOut',
      ...figureNames.flatMap((name) => [name, `${name}Min`, `${name}Max`]),
      'cpuPeakContainer',
      'memoryPeakContainer',
      'cacheSource',
      'capacityAtLeastUsers',
      'capacityBelowUsers',
      'capacityAtLeastPerS',
      'capacityIndicative',
      'crashObserved',
      'crashInRuns',
      'crashContainer',
      'crashRole',
      'crashAtMs',
      'crashUntilMs',
      'crashSign',
      'crashUsers',
      'redundancy',
      'capacityAtLeastRatePerS',
      'capacityBelowRatePerS',
    ],
    rows: comparison.rows.map(toRow),
  }
}

function toRow({ capacity, crash, figures, ...row }: Row): Cell[] {
  return [
    row.configuration,
    row.runIds.length,
    row.outcomes.join(' '),
    row.verdicts?.join(' '),
    row.leftOut?.join(' '),
    ...figureNames.flatMap((name) => [figures[name]?.median, figures[name]?.min, figures[name]?.max]),
    row.cpuPeakContainer,
    row.memoryPeakContainer,
    row.cacheSource,
    capacity?.atLeastUsers,
    capacity?.belowUsers,
    capacity?.atLeastPerS,
    capacity?.indicative,
    crash.observed,
    crash.inRuns,
    crash.container,
    crash.role,
    crash.atMs,
    crash.untilMs,
    crash.sign,
    crash.users,
    row.redundancy,
    capacity?.atLeastRatePerS,
    capacity?.belowRatePerS,
  ]
}

/** Every configuration against the baseline, a row for each figure. */
export function deltaTable({ comparison, baseline }: Comparison): CsvTable {
  return {
    name: 'deltas',
    header: ['baseline', 'configuration', 'figure', 'absolute', 'relative', 'rangesOverlap'],
    rows: comparison.deltas.flatMap(({ configuration, figures }) =>
      Object.entries(figures).map(([figure, { absolute, relative, overlaps }]) => {
        return [baseline, configuration, figure, absolute, relative, overlaps]
      }),
    ),
  }
}

/** What is declared as before and after, a row for each figure, in the unit of its metric; none where the comparison has no such pair. */
export function beforeAfterTables(comparison: Comparison): CsvTable[] {
  const pair = toBeforeAfter(comparison)
  if (pair === undefined) return []
  const reference = comparison.beforeAfter?.reference
  const spread = ['Median', 'Min', 'Max', 'Runs']
  return [
    {
      name: 'beforeAfter',
      header: [
        ...['before', 'after', 'metric', 'role'],
        ...['before', 'after'].flatMap((side) => spread.map((name) => `${side}${name}`)),
        ...['absolute', 'relative', 'noise', 'target', 'targetBefore', 'targetAfter'],
        ...['referenceBefore', 'referenceExpected'],
      ],
      rows: pair.rows.map(({ metric, role, before, after, difference, target }) => [
        pair.before.configuration,
        pair.after.configuration,
        metric,
        role,
        ...[before, after].flatMap((side) => [side?.median, side?.min, side?.max, side?.runs]),
        difference?.absolute,
        difference?.relative,
        difference?.beyond,
        target?.declared.name,
        target?.before,
        target?.after,
        role === undefined ? reference?.before?.[metric] : undefined,
        role === undefined ? reference?.expected?.[metric] : undefined,
      ]),
    },
  ]
}
