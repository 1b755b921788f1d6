import { Button } from '@mantine/core'
import type { SuiteComparisonOutline, SuiteOutline } from '../../../../shared/contract/suites.ts'
import { roughDurationText } from '../../../../shared/text/roughDurationText.ts'
import { useText } from '../../../text/useText.ts'
import classes from './SuitesDialog.module.css'

/** One suite: what it is about, its comparisons with their times, and Start. */
export function SuiteRow({
  suite: { title, description, comparisons },
  isStarting,
  isDisabled,
  onStart,
}: {
  readonly suite: SuiteOutline
  readonly isStarting: boolean
  readonly isDisabled: boolean
  readonly onStart: () => void
}) {
  const { t, local, language } = useText()
  const runs = comparisons.reduce((sum, one) => sum + one.runs, 0)
  const estimateMs = comparisons.reduce((sum, one) => sum + one.estimateMs, 0)
  const facts = [
    t('suites.comparisons', { count: comparisons.length }),
    t('suites.runs', { count: runs }),
    t('suites.about', { duration: roughDurationText(estimateMs, language) }),
  ]
  return (
    <li className={classes.suite}>
      <div className={classes.head}>
        <h3 className={classes.title}>{local(title)}</h3>
        <span className={classes.facts}>{facts.join(' · ')}</span>
        <Button
          disabled={isDisabled}
          onClick={onStart}
          aria-label={t('suites.startOf', { title: local(title) })}
          className={classes.start}
        >
          {t(isStarting ? 'suites.starting' : 'suites.start')}
        </Button>
      </div>
      {description !== undefined && <p className={classes.description}>{local(description)}</p>}
      <ol className={classes.comparisons}>
        {comparisons.map((one) => (
          <Comparison key={one.name} {...one} />
        ))}
      </ol>
    </li>
  )
}

function Comparison({ title, configurations, profile, runs, estimateMs }: SuiteComparisonOutline) {
  const { t, local, language } = useText()
  const facts = [
    profile,
    t('suites.runs', { count: runs }),
    t('suites.about', { duration: roughDurationText(estimateMs, language) }),
  ]
  return (
    <li>
      {local(title)}
      <span className={classes.detail}>
        <code>{configurations.join(' ')}</code> · {facts.join(' · ')}
      </span>
    </li>
  )
}
