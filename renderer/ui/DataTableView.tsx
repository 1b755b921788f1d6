import { Table } from '@mantine/core'
import type { DataColumn, DataTable } from '../../shared/tables/dataTable.ts'
import { CellView } from './CellView.tsx'
import { ConfigurationKey } from './ConfigurationKey.tsx'
import classes from './DataTableView.module.css'

/** A table of `shared/tables`; the first cell of a row is its head. Where it is too wide it scrolls by itself, and by keyboard. */
export function DataTableView({ table }: { readonly table: DataTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div role="group" className={classes.scroller} tabIndex={0} aria-label={table.title}>
      <Table className={classes.table} withRowBorders={false} aria-label={table.title}>
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column.head} scope="col" data-kind={column.kind}>
                <ColumnHead column={column} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never move
            <Table.Tr key={at}>
              {row.map((cell, index) => {
                const column = table.columns[index]
                const props = { key: column?.head ?? index, 'data-kind': column?.kind }
                return index === 0 ? (
                  <Table.Th {...props} key={props.key} scope="row">
                    <CellView cell={cell} />
                  </Table.Th>
                ) : (
                  <Table.Td {...props} key={props.key}>
                    <CellView cell={cell} />
                  </Table.Td>
                )
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** The unit goes on a line of its own. */
export function ColumnHead({ column }: { readonly column: Pick<DataColumn, 'head' | 'configuration'> }) {
  const { head, configuration } = column
  if (configuration !== undefined) return <ConfigurationKey index={configuration.index} name={configuration.id} />
  const [, name, unit] = /^(.*,)\s(.*)$/.exec(head) ?? []
  if (name === undefined) return head
  return (
    <>
      {name}
      <br />
      {unit}
    </>
  )
}
