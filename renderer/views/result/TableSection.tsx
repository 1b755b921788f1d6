import type { DataTable } from '../../../shared/tables/dataTable.ts'
import { DataTableView } from '../../ui/DataTableView.tsx'
import { CopyTable } from './CopyTable.tsx'
import { Section } from './Section.tsx'
import classes from './TableSection.module.css'

/** A table under its title, with its copy; without a table, why there is none. */
export function TableSection({
  id,
  title,
  table,
  note = table?.note,
  without,
}: {
  readonly id: string
  readonly title: string
  readonly table: DataTable | undefined
  /** A sentence below; absent: the table's own. */
  readonly note?: string | undefined
  /** Absent: the section is left out. */
  readonly without?: string
}) {
  if (table === undefined && without === undefined) return null
  return (
    <Section id={id} title={title} level={3} actions={table && <CopyTable table={table} />}>
      {table === undefined ? <p className={classes.without}>{without}</p> : <DataTableView table={table} />}
      {table !== undefined && note !== undefined && <p className={classes.note}>{note}</p>}
    </Section>
  )
}
