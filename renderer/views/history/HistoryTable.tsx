import { Table } from '@mantine/core'
import { useTable } from '@tanstack/react-table'
import { useMemo, useRef } from 'react'
import { useText } from '../../text/useText.ts'
import { useVisibleRows } from '../../ui/useVisibleRows.ts'
import classes from './HistoryTable.module.css'
import { features, figureColumns, historyColumns } from './historyColumns.tsx'
import type { HistoryRow } from './historyRows.ts'
import { SortHead } from './SortHead.tsx'
import { type RowActions, TableRow } from './TableRow.tsx'
import { useRowFocus } from './useRowFocus.ts'

const newestFirst = { sorting: [{ id: 'createdAt', desc: true }] }

/** One tab stop; arrows go from row to row, Enter opens, Delete deletes. From 200 rows on only those in sight are drawn. */
export function HistoryTable({
  rows,
  actions,
}: {
  readonly rows: readonly HistoryRow[]
  readonly actions: RowActions
}) {
  const text = useText()
  const { t, language } = text
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are new each time, and the same for a language
  const columns = useMemo(() => historyColumns(text), [language])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ id }) => id,
    initialState: newestFirst,
    enableSortingRemoval: false,
    enableMultiSort: false,
  })
  const scroller = useRef<HTMLDivElement>(null)
  const shown = table.getRowModel().rows
  const { visible, beforePx, afterPx, scrollTo, measure } = useVisibleRows(shown, scroller)
  const focus = useRowFocus(
    shown.map(({ id }) => id),
    scrollTo,
  )
  return (
    <div className={classes.scroller} ref={scroller}>
      <Table role="grid" aria-label={t('frame.history')} aria-rowcount={shown.length + 1} className={classes.table}>
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <SortHead
                  key={header.id}
                  column={header.column.id}
                  title={<table.FlexRender header={header} />}
                  sorted={header.column.getIsSorted()}
                  isFigure={figureColumns.has(header.column.id)}
                  onSort={header.column.getToggleSortingHandler()}
                />
              ))}
              <Table.Th>
                <span className="unseen">{t('history.actions')}</span>
              </Table.Th>
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody>
          <Spacer px={beforePx} />
          {visible.map(({ row, index }) => (
            <TableRow
              key={row.id}
              row={row.original}
              index={index}
              measure={measure}
              focus={focus}
              actions={actions}
              cells={row.getAllCells().map((cell) => ({
                id: cell.column.id,
                content: <table.FlexRender cell={cell} />,
              }))}
            />
          ))}
          <Spacer px={afterPx} />
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** Keeps the place of rows that are out of sight. */
function Spacer({ px }: { readonly px: number }) {
  return px === 0 ? null : <tr aria-hidden className={classes.spacer} style={{ height: px }} />
}
