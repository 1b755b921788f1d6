import { useMemo, useState } from 'react'
import type { ComparedConfiguration } from '../../../../shared/analysis/comparedConfigurations.ts'
import { databasePair, lookedInto } from '../../../../shared/analysis/databasePair.ts'
import type { Comparison } from '../../../../shared/domain/runResult.ts'
import { comparedPlansTable, comparedStatementsTable } from '../../../../shared/tables/database/comparedTables.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { ConfigurationKey } from '../../../ui/ConfigurationKey.tsx'
import { ConfigurationSelect } from '../ConfigurationSelect.tsx'
import { Section } from '../Section.tsx'
import { TableSection } from '../TableSection.tsx'
import classes from './DebugPart.module.css'

/** What the databases of two configurations did, side by side; nothing with fewer than two that were looked into. */
export function DatabasesPart({
  comparison,
  compared,
}: {
  readonly comparison: Comparison
  readonly compared: readonly ComparedConfiguration[]
}) {
  const report = useReportText()
  const { t } = report
  const [other, setOther] = useState<string>()
  const pair = useMemo(() => databasePair(comparison, compared, other), [comparison, compared, other])
  if (pair === undefined) return null
  const choices = lookedInto(compared).filter(({ id }) => id !== pair.before.id)
  const plans = comparedPlansTable(pair, report)
  const statements = comparedStatementsTable(pair, report)
  return (
    <Section
      id="database"
      title={t('compared.title')}
      beside={
        <span className={classes.pair}>
          <ConfigurationKey index={pair.before.index} name={pair.before.id} />
          <span aria-hidden>→</span>
          {choices.length > 1 ? (
            <ConfigurationSelect
              label={t('compared.with', { name: pair.before.id })}
              choices={choices.map(({ id, index }) => ({ value: id, label: id, index }))}
              value={pair.after.id}
              widthPx={260}
              onChoose={setOther}
            />
          ) : (
            <ConfigurationKey index={pair.after.index} name={pair.after.id} />
          )}
        </span>
      }
    >
      {plans !== undefined && (
        <div className={classes.comparedPlans}>
          <TableSection id="database-plans" title={plans.title} table={plans} />
        </div>
      )}
      {statements !== undefined && (
        <div className={classes.comparedQueries}>
          <TableSection id="database-statements" title={statements.title} table={statements} />
        </div>
      )}
    </Section>
  )
}
