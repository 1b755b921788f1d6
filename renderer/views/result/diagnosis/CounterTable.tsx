import { Table } from '@mantine/core'
import type { Evidence } from '../../../../shared/domain/diagnosis.ts'
import { evidenceRows } from '../../../../shared/tables/evidenceRows.ts'
import { useReportText } from '../../../text/useReportText.ts'
import classes from './EvidencePanel.module.css'

/** Counters just before, at that moment, and where they end. */
export function CounterTable({ evidence, atText }: { readonly evidence: Evidence; readonly atText: string }) {
  const report = useReportText()
  const { t } = report
  const rows = evidenceRows(evidence, report)
  if (rows.length === 0) return <None title={t('marks.counter')} word={t('marks.noCounter')} />
  const names = new Set(rows.map(({ container }) => container))
  return (
    <Table className={classes.counters} withRowBorders={false} aria-label={t('marks.counter')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('marks.counter')}</Table.Th>
          <Table.Th scope="col">{t('marks.before')}</Table.Th>
          <Table.Th scope="col">{atText}</Table.Th>
          <Table.Th scope="col">{t('marks.limit')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ container, name, before, at, limit }) => (
          <Table.Tr key={`${container} ${name}`}>
            <Table.Th scope="row">
              {name}
              {names.size > 1 && <span className={classes.of}> {container}</span>}
            </Table.Th>
            <Table.Td>{before ?? <Missing />}</Table.Td>
            <Table.Td className={classes.then}>{at ?? <Missing />}</Table.Td>
            <Table.Td>{limit ?? <Missing word={t('marks.none')} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Missing({ word }: { readonly word?: string }) {
  const { t } = useReportText()
  return <span className={classes.missing}>{word ?? t('word.noData')}</span>
}

/** A kind of evidence that is not there says so. */
export function None({ title, word }: { readonly title: string; readonly word: string }) {
  return (
    <p className={classes.none}>
      {title} <span>{word}</span>
    </p>
  )
}
