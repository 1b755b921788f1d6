import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'
import { msText } from '../../../../shared/tables/database/statementsTable.ts'
import { type ExplainedQuery, explainedQueries, explainedText } from '../../../../shared/text/database/planText.ts'
import { useReportText } from '../../../text/useReportText.ts'
import { Section } from '../Section.tsx'
import classes from './DebugPart.module.css'

/** The declared queries with what the database does for them, and behind each the statement and the plans as it prints them. */
export function PlanList({ facts }: { readonly facts: DatabaseFacts }) {
  const { t } = useReportText()
  const explained = explainedQueries(facts)
  if (explained.length === 0) return null
  return (
    <Section id="plans" title={t('plans.title')} level={3}>
      <div className={classes.plans}>
        {explained.map((query) => (
          <QueryPlans key={query.name} query={query} />
        ))}
      </div>
      <p className={classes.note}>{t('plans.note')}</p>
    </Section>
  )
}

function QueryPlans({ query }: { readonly query: ExplainedQuery }) {
  const report = useReportText()
  const { t, figures, language } = report
  const { before, after, last } = query
  const pages = figures.count(last.buffersHit + last.buffersRead)
  return (
    <details className={classes.plan}>
      <summary>
        <b>{last.title[language]}</b>
        <span>{explainedText(query, report)}</span>
        <span className={classes.cost}>{t('plans.cost', { ms: msText(last.executionMs, report), pages })}</span>
      </summary>
      <pre>{last.sql}</pre>
      {[before, after].map(
        (plan) =>
          plan !== undefined && (
            <div key={plan.at}>
              <h5 className={classes.when}>{t(plan.at === 'before' ? 'plans.before' : 'plans.after')}</h5>
              <pre>{plan.text}</pre>
            </div>
          ),
      )}
    </details>
  )
}
