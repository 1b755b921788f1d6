import type { LiveSuite } from '../../../shared/contract/suites.ts'
import { useText } from '../../text/useText.ts'
import { CopyCommand } from '../../ui/CopyCommand.tsx'
import { ShowSuite } from '../../ui/ShowSuite.tsx'
import classes from './SuiteStrip.module.css'

/** Which of a suite's comparisons is on; after its end where the page about all of them lies. */
export function SuiteStrip({ suite: { record, folder, warnings = [] } }: { readonly suite: LiveSuite }) {
  const { t, local } = useText()
  const { comparisons, outcome, title } = record
  const failed = comparisons.filter((one) => one.outcome === 'failed').length
  const now = comparisons.findIndex((one) => one.outcome === 'running')
  const current = comparisons[now]
  return (
    <section className={classes.strip} aria-label={local(title)}>
      <b>{local(title)}</b>
      <span role="status">
        {outcome !== 'running'
          ? t(`suites.ended.${outcome}`)
          : current === undefined
            ? t('suites.begins')
            : t('suites.now', { index: now + 1, count: comparisons.length, title: local(current.title) })}
      </span>
      {failed > 0 && <span className={classes.failed}>{t('suites.failed', { count: failed })}</span>}
      {warnings.map((warning) => (
        <span key={warning.en} className={classes.warning}>
          {local(warning)}
        </span>
      ))}
      {outcome !== 'running' && (
        <span className={classes.page}>
          {t('suites.page')}
          <ShowSuite suiteId={record.id} />
          <CopyCommand command={`${folder}/index.html`} />
        </span>
      )}
    </section>
  )
}
