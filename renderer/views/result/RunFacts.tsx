import type { RunResult } from '../../../shared/domain/runResult.ts'
import { runFacts } from '../../../shared/tables/runFacts.ts'
import { useAsked } from '../../stores/useAsked.ts'
import { useReportText } from '../../text/useReportText.ts'
import { useText } from '../../text/useText.ts'
import { CellView } from '../../ui/CellView.tsx'
import classes from './RunFacts.module.css'
import type { Recorded } from './useRunViews.ts'

/** What the run was and how it ended, a name and a value each; and where its files are. */
export function RunFacts({
  result,
  recorded,
}: {
  readonly result: RunResult
  readonly recorded: Recorded | undefined
}) {
  const { t, local } = useText()
  const report = useReportText()
  const { asked } = useAsked('run.open', { runId: result.runId })
  const title = recorded?.at === 'read' ? local(recorded.head.topologyTitle) : ''
  const { capacity, crash } = result
  return (
    <dl className={classes.facts}>
      {runFacts({ title, result, capacity, crash }, report).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <CellView cell={value} />
          </dd>
        </div>
      ))}
      {asked.at === 'answered' && (
        <div>
          <dt>{t('result.files')}</dt>
          <dd>
            <code className={classes.folder}>{asked.answer.folder}</code>
          </dd>
        </div>
      )}
    </dl>
  )
}
