import { Button } from '@mantine/core'
import type { LiveSuite } from '../../../shared/contract/suites.ts'
import { toHash } from '../../app/place.ts'
import { useSuite } from '../../stores/suite.ts'
import { useText } from '../../text/useText.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { LiveComparisonView } from './LiveComparisonView.tsx'
import classes from './LiveScreen.module.css'
import { SuiteStrip } from './SuiteStrip.tsx'
import { type Live, useLive } from './useLive.ts'

/** A comparison under way, or the last one: followed from its start whenever the window was opened. */
export function LiveScreen({ comparisonId }: { readonly comparisonId?: string }) {
  const { t } = useText()
  const live = useLive(comparisonId)
  const suite = useSuite(({ suite }) => suite)
  const isOn = suite?.record.outcome === 'running'
  const shown =
    live.at === 'following' ? (
      <LiveComparisonView {...live} />
    ) : (
      <div className={classes.alone}>
        <ScreenHead title={t('frame.live')} />
        {live.at === 'nothing' && isOn ? <Waiting text={t('suites.begins')} /> : <Otherwise live={live} />}
      </div>
    )
  if (suite === undefined || !(isOn || isOf(suite, live))) return shown
  return (
    <div className={classes.withSuite}>
      <SuiteStrip suite={suite} />
      {shown}
    </div>
  )
}

/** After its end the strip stays above its own comparisons. */
function isOf({ record }: LiveSuite, live: Live): boolean {
  if (live.at !== 'following') return false
  return record.comparisons.some(({ comparisonId }) => comparisonId === live.comparison.head.id)
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
