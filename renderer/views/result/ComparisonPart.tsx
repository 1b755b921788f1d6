import { useMemo, useState } from 'react'
import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import { toDeltas } from '../../../shared/analysis/comparisonDeltas.ts'
import { mostCapable } from '../../../shared/analysis/mostCapable.ts'
import { rowVerdict } from '../../../shared/analysis/rowVerdict.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { trustPoints } from '../../../shared/tables/trustPoints.ts'
import { conclusion } from '../../../shared/text/report/conclusion.ts'
import { useSize } from '../../charts/useSize.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import { BaselineSelect } from './BaselineSelect.tsx'
import { ColumnsMenu } from './ColumnsMenu.tsx'
import classes from './ComparisonPart.module.css'
import { ComparisonTable } from './ComparisonTable.tsx'
import { useColumnChoices } from './columnChoices.ts'
import { columnsThatFit } from './columnsThatFit.ts'
import { type ComparisonColumn, comparisonColumns } from './comparisonColumns.ts'
import { RichText } from './RichText.tsx'
import { Section } from './Section.tsx'
import { TrustNotes } from './TrustNotes.tsx'

interface ComparisonPartProps {
  readonly comparison: Comparison
  readonly compared: readonly ComparedConfiguration[]
  readonly runHash: (compared: ComparedConfiguration) => string | undefined
}

/** All configurations side by side: who holds the most, every figure with its difference, and what speaks against them. */
export function ComparisonPart({ comparison, compared, runHash }: ComparisonPartProps) {
  const { t } = useText()
  const texts = useReportText()
  const [baseline, setBaseline] = useState(comparison.baseline)
  const [room, { widthPx }] = useSize<HTMLDivElement>()
  const columns = useColumns(comparison, baseline)
  const { choices } = useColumnChoices()
  const shown = useMemo(
    () => columnsThatFit(columns, compared, widthPx, choices),
    [columns, compared, widthPx, choices],
  )
  const points = useMemo(() => trustPoints({ comparison, shown: compared, texts }), [comparison, compared, texts])
  const [lead = '', ...others] = conclusion(compared, texts)
  const best = mostCapable(compared)?.best ?? []
  return (
    <Section
      id="comparison"
      title={t('result.comparison')}
      beside={<RichText text={lead} className={classes.named} />}
      actions={
        <>
          {compared.length > 1 && <BaselineSelect compared={compared} baseline={baseline} onBaseline={setBaseline} />}
          <ColumnsMenu columns={columns} shown={shown} />
        </>
      }
    >
      {others.length > 0 && (
        <p className={classes.conclusion}>
          <RichText text={others.join(' ')} className={classes.named} />
        </p>
      )}
      <div ref={room}>
        <ComparisonTable
          compared={compared}
          columns={columns}
          shown={shown}
          baseline={baseline}
          best={best.length === 1 && compared.length > 1 ? best[0]?.id : undefined}
          runHash={runHash}
        />
      </div>
      <p className={classes.legend}>{useLegend(comparison.repeat, compared)}</p>
      <TrustNotes points={points} />
    </Section>
  )
}

function useColumns({ comparison: { rows }, runs }: Comparison, baseline: string): readonly ComparisonColumn[] {
  const texts = useText()
  const report = useReportText()
  const isOpen = runs.length > 0 && runs.every(({ model }) => model === 'open')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts come with the language
  return useMemo(
    () => comparisonColumns({ baseline, deltas: toDeltas(rows, baseline), isOpen }, { texts, report }),
    [rows, baseline, isOpen, report],
  )
}

function useLegend(repeats: number, compared: readonly ComparedConfiguration[]): string {
  const { t } = useText()
  const report = useReportText()
  const note =
    repeats > 1
      ? report.t('summary.noteRepeated', { repeats })
      : report.t('summary.noteSingle', { count: compared.length })
  const hasFigures = ({ row }: ComparedConfiguration) =>
    row.figures.p95Us !== undefined && rowVerdict(row).kind !== 'invalid'
  const areCompared = compared.filter(hasFigures).length > 1
  const isMissing = compared.some(({ row }) => row.figures.p95Us === undefined)
  return [
    ...(!areCompared ? [] : [`${t(repeats > 1 ? 'result.legendRepeated' : 'result.legendSingle')}.`]),
    note,
    ...(isMissing ? [t('result.legendMissing')] : []),
  ].join(' ')
}
