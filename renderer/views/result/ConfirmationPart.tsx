import { useMemo } from 'react'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { confirmationTable } from '../../../shared/tables/confirmationTable.ts'
import { useReportText } from '../../text/useReportText.ts'
import { TableSection } from './TableSection.tsx'

/** The best plateaus and the same rates in the open model; nothing where that was not asked for. */
export function ConfirmationPart({ comparison }: { readonly comparison: Comparison }) {
  const report = useReportText()
  const data = useMemo(() => confirmationTable(comparison, report), [comparison, report])
  if (data === undefined) return null
  return (
    <TableSection
      id="confirmation"
      title={data.title}
      table={data.rows.length === 0 ? undefined : data}
      without={data.note ?? ''}
    />
  )
}
