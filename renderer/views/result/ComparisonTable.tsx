import { Table } from '@mantine/core'
import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import { useText } from '../../text/useText.ts'
import { ColumnHead } from '../../ui/DataTableView.tsx'
import { ComparedCell } from './ComparedCell.tsx'
import classes from './ComparisonTable.module.css'
import type { ColumnId, ComparisonColumn } from './comparisonColumns.ts'

const features = tableFeatures({ columnVisibilityFeature })
const helper = createColumnHelper<typeof features, ComparedConfiguration>()

export interface ComparisonTableProps {
  readonly compared: readonly ComparedConfiguration[]
  readonly columns: readonly ComparisonColumn[]
  readonly shown: ReadonlySet<ColumnId>
  readonly baseline: string
  /** The one configuration that holds the most; absent when several do, or nobody knows. */
  readonly best: string | undefined
  /** Of the run that stands for a configuration. */
  readonly runHash: (compared: ComparedConfiguration) => string | undefined
}

/** A row a configuration, a figure a column; the first column stays when the others scroll. */
export function ComparisonTable({ compared, columns, shown, baseline, best, runHash }: ComparisonTableProps) {
  const { t } = useText()
  const byId = useMemo(() => new Map<string, ComparisonColumn>(columns.map((one) => [one.id, one])), [columns])
  const table = useComparisonTable({ compared, columns, shown, best, runHash })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form
    <div role="group" className={classes.scroller} tabIndex={0} aria-label={t('result.comparison')}>
      <Table className={classes.table} withRowBorders={false} aria-label={t('result.comparison')}>
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {group.headers.map((header) => (
                <Table.Th key={header.id} scope="col" data-kind={byId.get(header.column.id)?.kind}>
                  <table.FlexRender header={header} />
                </Table.Th>
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody>
          {table.getRowModel().rows.map((row) => (
            <Table.Tr
              key={row.id}
              data-configuration={row.id}
              data-baseline={row.id === baseline || undefined}
              data-best={row.id === best || undefined}
            >
              {row.getVisibleCells().map((cell) =>
                cell.column.id === 'configuration' ? (
                  <Table.Th key={cell.id} scope="row">
                    <table.FlexRender cell={cell} />
                  </Table.Th>
                ) : (
                  <Table.Td key={cell.id} data-kind={byId.get(cell.column.id)?.kind}>
                    <table.FlexRender cell={cell} />
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function useComparisonTable({ compared, columns, shown, best, runHash }: Omit<ComparisonTableProps, 'baseline'>) {
  return useTable({
    features,
    data: compared,
    getRowId: ({ id }) => id,
    columns: useMemo(
      () =>
        helper.columns(
          columns.map((column) =>
            helper.display({
              id: column.id,
              header: () => <ColumnHead column={column} />,
              cell: ({ row: { original } }) => (
                <ComparedCell
                  cell={column.cell(original)}
                  {...(column.id === 'configuration' && {
                    compared: original,
                    runHash: runHash(original),
                    isBest: original.id === best,
                  })}
                />
              ),
            }),
          ),
        ),
      [columns, runHash, best],
    ),
    state: {
      columnVisibility: useMemo(
        () => Object.fromEntries(columns.map(({ id }) => [id, shown.has(id)])),
        [columns, shown],
      ),
    },
  })
}
