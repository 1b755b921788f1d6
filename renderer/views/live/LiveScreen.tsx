import { Button } from '@mantine/core'
import { toHash } from '../../app/place.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { LiveComparisonView } from './LiveComparisonView.tsx'
import classes from './LiveScreen.module.css'
import { type Live, useLive } from './useLive.ts'

/** A comparison under way, or the last one: followed from its start whenever the window was opened. */
export function LiveScreen({ comparisonId }: { readonly comparisonId?: string }) {
  const { t } = useText()
  const live = useLive(comparisonId)
  if (live.at === 'following') return <LiveComparisonView {...live} />
  return (
    <div className={classes.alone}>
      <ScreenHead title={t('frame.live')} />
      <Otherwise live={live} />
    </div>
  )
}

function Otherwise({ live }: { readonly live: Exclude<Live, { at: 'following' }> }) {
  const { t } = useText()
  switch (live.at) {
    case 'opening':
      return <Waiting text={t('live.opening')} />
    case 'failed':
      return <FailureBox failure={live.failure} />
    case 'nothing':
      return (
        <EmptyState title={t('live.nothing')} text={t('live.nothingText')}>
          <Button component="a" variant="filled" href={toHash({ screen: 'bench' })}>
            {t('live.openBench')}
          </Button>
          <Button component="a" href={toHash({ screen: 'history' })}>
            {t('live.openHistory')}
          </Button>
        </EmptyState>
      )
  }
}
