import { ActionIcon, Button, Table } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import classes from './HistoryTable.module.css'
import { figureColumns } from './historyColumns.tsx'
import { type HistoryRow, isResumable } from './historyRows.ts'
import { rowLabel } from './rowLabel.ts'
import type { RowFocus } from './useRowFocus.ts'

export interface RowActions {
  /** Says why not, where it cannot be opened. */
  readonly closedBecause: (row: HistoryRow) => string | undefined
  readonly open: (row: HistoryRow) => void
  readonly remove: (row: HistoryRow) => void
  readonly resume: (row: HistoryRow) => void
}

/** One comparison or run. The whole row opens it; its buttons can be tabbed to in the present row only. */
export function TableRow({
  row,
  index,
  cells,
  focus,
  actions,
  measure,
}: {
  readonly row: HistoryRow
  readonly index: number
  readonly cells: readonly { readonly id: string; readonly content: ReactNode }[]
  readonly focus: RowFocus
  readonly actions: RowActions
  readonly measure: (element: HTMLElement | null) => void
}) {
  const text = useText()
  const closedBecause = actions.closedBecause(row)
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') actions.open(row)
    else if (event.key === 'Delete' || event.key === 'Backspace') actions.remove(row)
    else if (!focus.move(event.key, index)) return
    event.preventDefault()
  }
  return (
    <Table.Tr
      ref={(element) => {
        measure(element)
        focus.attach(row.id, element)
      }}
      className={classes.row}
      data-index={index}
      data-closed={closedBecause !== undefined || undefined}
      aria-rowindex={index + 2}
      aria-label={rowLabel(row, text)}
      tabIndex={focus.isStop(row.id) ? 0 : -1}
      title={closedBecause}
      onFocus={() => focus.take(row.id)}
      onKeyDown={press}
      onClick={() => actions.open(row)}
    >
      {cells.map(({ id, content }) => (
        <Table.Td key={id} data-column={id} data-figure={figureColumns.has(id) || undefined}>
          {content}
        </Table.Td>
      ))}
      <Table.Td>
        <RowButtons row={row} isStop={focus.isStop(row.id)} actions={actions} />
      </Table.Td>
    </Table.Tr>
  )
}

function RowButtons({
  row,
  isStop,
  actions,
}: {
  readonly row: HistoryRow
  readonly isStop: boolean
  readonly actions: RowActions
}) {
  const text = useText()
  const { t } = text
  const tabIndex = isStop ? 0 : -1
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: only keeps a click on a button from opening the row
    <div className={classes.buttons} onClick={(event) => event.stopPropagation()}>
      {isResumable(row) && (
        <Button size="xs" tabIndex={tabIndex} onClick={() => actions.resume(row)}>
          {t('history.resume')}
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        className={classes.delete}
        size={24}
        tabIndex={tabIndex}
        disabled={row.outcome === 'running'}
        aria-label={t('history.delete', { what: rowLabel(row, text) })}
        title={t(row.outcome === 'running' ? 'history.stillOn' : 'history.deleteShort')}
        onClick={() => actions.remove(row)}
      >
        <IconTrash size={16} stroke={1.4} />
      </ActionIcon>
    </div>
  )
}
