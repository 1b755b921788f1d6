import { useMemo } from 'react'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { beforeAfterTable } from '../../../shared/tables/beforeAfterTable.ts'
import { useReportText } from '../../text/useReportText.ts'
import { DataTableView } from '../../ui/DataTableView.tsx'
import { CopyTable } from './CopyTable.tsx'
import { Section } from './Section.tsx'
import classes from './TableSection.module.css'

/** What the topology declares as before and after, side by side; nothing where the comparison does not have both. */
export function BeforeAfterPart({ comparison }: { readonly comparison: Comparison }) {
  const report = useReportText()
  const data = useMemo(() => beforeAfterTable(comparison, report), [comparison, report])
  if (data === undefined) return null
  return (
    <Section id="before-after" title={data.title} actions={<CopyTable table={data} />}>
      <DataTableView table={data} />
      <p className={classes.note}>{data.note}</p>
    </Section>
  )
}
