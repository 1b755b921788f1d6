import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table'
import { durationText } from '../../../shared/text/units.ts'
import { shortDate } from '../../text/shortDate.ts'
import type { Text } from '../../text/useText.ts'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'
import { OutcomeMark } from '../../ui/OutcomeMark.tsx'
import classes from './HistoryTable.module.css'
import type { HistoryRow, Span } from './historyRows.ts'

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})

const column = createColumnHelper<typeof features, HistoryRow>()
/** Figures: the largest first, what is not known at the end. */
const figure = { sortUndefined: 'last', sortDescFirst: true, sortFn: 'basic' } as const
const words = { sortFn: 'basic' } as const

/** What the table shows; units stand in the heads. */
export function historyColumns({ t, figures, language }: Text) {
  const span = (value: Span | undefined, say: (value: number) => string) => {
    if (value === undefined) return t('history.none')
    const [least, most] = [say(value.least), say(value.most)]
    return least === most ? least : `${least} – ${most}`
  }
  return column.columns([
    column.accessor('createdAt', {
      header: t('history.date'),
      ...words,
      sortDescFirst: true,
      cell: ({ getValue }) => shortDate(getValue(), language),
    }),
    column.accessor((row) => row.configurations.join(' '), {
      id: 'what',
      header: t('history.what'),
      ...words,
      cell: ({ row }) => <What {...row.original} />,
    }),
    column.accessor('profile', {
      header: t('history.profile'),
      ...words,
      cell: ({ row }) => profileText(row.original, figures),
    }),
    column.accessor('repeat', {
      header: t('history.repeat'),
      cell: ({ getValue }) => figures.count(getValue()),
      ...figure,
    }),
    column.accessor('outcome', {
      header: t('history.outcome'),
      ...words,
      cell: ({ row }) => <OutcomeMark {...row.original} />,
    }),
    column.accessor('durationMs', {
      header: t('history.duration'),
      cell: ({ row }) =>
        row.original.durationMs === undefined ? t('history.none') : durationText(row.original.durationMs, language),
      ...figure,
    }),
    column.accessor('requests', {
      header: t('history.requests'),
      cell: ({ row }) =>
        row.original.requests === undefined ? t('history.none') : figures.count(row.original.requests),
      ...figure,
    }),
    column.accessor((row) => row.throughputPerS?.most, {
      id: 'throughput',
      header: t('history.throughput'),
      cell: ({ row }) => span(row.original.throughputPerS, figures.rate),
      ...figure,
    }),
    column.accessor((row) => row.errorRate?.most, {
      id: 'errors',
      header: t('history.errors'),
      cell: ({ row }) => span(row.original.errorRate, figures.percent),
      ...figure,
    }),
  ])
}

/** Columns of figures stand at the right. */
export const figureColumns: ReadonlySet<string> = new Set(['repeat', 'durationMs', 'requests', 'throughput', 'errors'])

function profileText({ profile, timeScale }: HistoryRow, figures: Text['figures']): string {
  return timeScale === 1 ? profile : `${profile} × ${figures.plain(timeScale)}`
}

function What({ configurations, id }: HistoryRow) {
  if (configurations.length === 0) return <code>{id}</code>
  return (
    <span className={classes.what}>
      {configurations.map((name, index) => (
        <ConfigurationKey key={name} index={index} name={name} />
      ))}
    </span>
  )
}
