import { Button } from '@mantine/core'
import type { ReadableSuite, UnreadableSuite } from '../../../../shared/contract/suites.ts'
import { failureText } from '../../../../shared/text/failureText.ts'
import { bridge } from '../../../bridge.ts'
import { useAsked } from '../../../stores/useAsked.ts'
import { shortDate } from '../../../text/shortDate.ts'
import { useText } from '../../../text/useText.ts'
import { FailureBox } from '../../../ui/FailureBox.tsx'
import { OutcomeMark } from '../../../ui/OutcomeMark.tsx'
import { ShowSuite } from '../../../ui/ShowSuite.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import classes from './StoredSuites.module.css'
import { type SuiteStarts, useSuiteStarts } from './useSuiteStarts.ts'

/** Suites that were started, in this program or an earlier one: the way to the page about each, and on with what is left of it. */
export function StoredSuites() {
  const { t } = useText()
  const starts = useSuiteStarts()
  const { asked } = useAsked('suite.stored', {})
  if (asked.at === 'asking') return <Waiting text={t('suites.reading')} />
  if (asked.at === 'failed') return <FailureBox failure={asked.failure} />
  if (asked.answer.length === 0) return <p>{t('suites.noneStored')}</p>
  return (
    <>
      {starts.isBusy && <p role="status">{t('suites.isOn')}</p>}
      {starts.failure !== undefined && <FailureBox failure={starts.failure} />}
      <ul className={classes.list} aria-label={t('suites.stored')}>
        {asked.answer.map((suite) =>
          suite.outcome === 'unreadable' ? (
            <UnreadableRow key={suite.folder} suite={suite} />
          ) : (
            <Row key={suite.folder} suite={suite} starts={starts} />
          ),
        )}
      </ul>
    </>
  )
}

function Row({
  suite: { suiteId, folder, title, createdAt, outcome, comparisons, completed, hasRest, page },
  starts: { resume, starting, isBusy },
}: {
  readonly suite: ReadableSuite
  readonly starts: SuiteStarts
}) {
  const { t, local, language } = useText()
  const date = shortDate(createdAt, language)
  const name = `${local(title)}, ${date}`
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <h3 className={classes.title}>{local(title)}</h3>
        <p className={classes.facts}>
          {date} · <OutcomeMark outcome={outcome} /> · {t('suites.completedOf', { completed, count: comparisons })}
        </p>
        <code className={classes.folder}>{folder}</code>
      </div>
      {page === undefined ? (
        <span className={classes.facts}>{t('suites.noPage')}</span>
      ) : (
        <ShowSuite suiteId={suiteId} of={name} />
      )}
      {hasRest && (
        <Button
          size="xs"
          disabled={isBusy || starting !== undefined}
          onClick={() => void resume(suiteId)}
          aria-label={t('suites.resumeOf', { name })}
        >
          {t(starting === suiteId ? 'suites.starting' : 'suites.resume')}
        </Button>
      )}
    </li>
  )
}

/** Its folder's name is all that is known of it; its page may be there all the same. */
function UnreadableRow({ suite: { suiteId, folder, failure, page } }: { readonly suite: UnreadableSuite }) {
  const { language } = useText()
  const { title, details } = failureText(failure, bridge.platform, language)
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <h3 className={classes.title}>{suiteId}</h3>
        <p className={classes.facts}>
          <OutcomeMark outcome="unreadable" /> · {title} {details.join(' ')}
        </p>
        <code className={classes.folder}>{folder}</code>
      </div>
      {page !== undefined && <ShowSuite suiteId={suiteId} of={suiteId} />}
    </li>
  )
}
