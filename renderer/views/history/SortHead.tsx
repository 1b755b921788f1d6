import { Table, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './HistoryTable.module.css'

const arrows = { asc: '↑', desc: '↓' } as const
const orders = { asc: 'ascending', desc: 'descending' } as const

/** A column's head, which sorts by it. */
export function SortHead({
  column,
  title,
  sorted,
  isFigure,
  onSort,
}: {
  readonly column: string
  readonly title: ReactNode
  readonly sorted: 'asc' | 'desc' | false
  readonly isFigure: boolean
  readonly onSort: ((event: unknown) => void) | undefined
}) {
  return (
    <Table.Th
      aria-sort={sorted === false ? 'none' : orders[sorted]}
      data-column={column}
      data-figure={isFigure || undefined}
    >
      <UnstyledButton className={classes.sort} onClick={onSort}>
        {title}
        <span aria-hidden className={classes.arrow}>
          {sorted !== false && arrows[sorted]}
        </span>
      </UnstyledButton>
    </Table.Th>
  )
}
