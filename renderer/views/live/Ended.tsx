import { Button } from '@mantine/core'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import { toHash } from '../../app/place.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import classes from './Ended.module.css'

/**
 * How the comparison ended, and the way to its result. It does not go there by itself: whoever reads the last curves would lose them
 * in mid-sentence, and who comes back later is one press away.
 */
export function Ended({ comparison: { head, ended, outcomes } }: { readonly comparison: LiveComparison }) {
  const { t, figures } = useText()
  if (ended === undefined) return null
  const measured = Object.values(outcomes).filter(({ kind }) => kind === 'completed').length
  const how = ended.stopped ? 'stopped' : ended.failure === undefined ? 'completed' : 'failed'
  return (
    <div className={classes.ended}>
      {/* It comes while somebody may listen, not look. */}
      <p role="status">
        <b>{t(`live.ended.${how}`)}</b>{' '}
        {t('live.endedText', { done: figures.count(measured), count: head.planned.length })}
        {ended.leftBehind.length > 0 && ` ${t('live.leftBehind', { names: figures.list(ended.leftBehind) })}`}
      </p>
      {Object.keys(outcomes).length > 0 && (
        <Button component="a" variant="filled" href={toHash({ screen: 'result', id: head.id })}>
          {t('live.showResult')}
        </Button>
      )}
      {ended.failure !== undefined && <FailureBox failure={ended.failure} />}
    </div>
  )
}
