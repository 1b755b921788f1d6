import { useMediaQuery } from '@mantine/hooks'
import { useEffect } from 'react'
import { comparisonProgress } from '../../../shared/live/comparisonProgress.ts'
import { runTimes } from '../../../shared/live/expectedStates.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { useChartCursor } from '../../charts/useChartCursor.ts'
import { useText } from '../../text/useText.ts'
import { Ended } from './Ended.tsx'
import { Feed } from './Feed.tsx'
import { LiveCharts } from './LiveCharts.tsx'
import { LiveHead } from './LiveHead.tsx'
import classes from './LiveScreen.module.css'
import { RunFailure } from './RunFailure.tsx'
import { RunStrip } from './RunStrip.tsx'
import { emptyText, nowText } from './runWords.ts'
import { SelfCheck } from './SelfCheck.tsx'
import { Steps } from './Steps.tsx'
import { StepsPopover } from './StepsPopover.tsx'
import { TopologyPanel } from './TopologyPanel.tsx'
import { useDoneRuns } from './useDoneRuns.ts'
import { useElapsedMs } from './useElapsedMs.ts'
import { useFeed } from './useFeed.ts'
import { useLanes } from './useLanes.ts'

/** Head, run strip; steps, charts, topology and feed. When a run ends the next one takes its place by itself. */
export function LiveComparisonView({
  comparison,
  run,
}: {
  readonly comparison: LiveComparison
  readonly run?: LiveRun
}) {
  const text = useText()
  const elapsedMs = useElapsedMs(run)
  const done = useDoneRuns(comparison)
  const cursor = useChartCursor()
  const isNarrow = useMediaQuery('(max-width: 1199px)', undefined, { getInitialValueInEffect: false })
  const lanes = useLanes(run)
  const items = useFeed(run, lanes)
  const expectedMs = comparison.head.planned.find(({ runId }) => runId === run?.head.id)?.expectedMs ?? 0
  const times = run && runTimes(run, expectedMs, elapsedMs)
  const progress = comparisonProgress(comparison, run, elapsedMs)
  const { clear } = cursor
  const runId = run?.head.id
  // A moment of one run means nothing in the next.
  useEffect(() => {
    if (runId !== undefined) clear()
  }, [runId, clear])
  const steps = (
    <>
      <Steps comparison={comparison} progress={progress} run={run} elapsedMs={elapsedMs} done={done} />
      {run !== undefined && <SelfCheck comparison={comparison} run={run} />}
    </>
  )
  return (
    <div className={classes.live}>
      <LiveHead comparison={comparison} run={run} remainingMs={progress.remainingMs}>
        {isNarrow && <StepsPopover run={run}>{steps}</StepsPopover>}
      </LiveHead>
      <RunStrip
        comparison={comparison}
        progress={progress}
        done={done}
        now={{ fraction: times?.doneFraction ?? 0, text: nowText(run, text) }}
      />
      {!isNarrow && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <aside className={classes.steps} aria-label={text.t('live.steps')} tabIndex={0}>
          {steps}
        </aside>
      )}
      <section className={classes.charts} aria-label={text.t('live.charts')}>
        <Ended comparison={comparison} />
        <RunFailure run={run} />
        <div className={classes.stack}>
          {run !== undefined && <LiveCharts run={run} cursor={cursor} empty={emptyText(run, times, text)} />}
        </div>
      </section>
      <aside className={classes.side} aria-label={text.t('live.topology')}>
        {run !== undefined && <TopologyPanel key={run.head.configuration.id} run={run} lanes={lanes} />}
        <Feed items={items} cursor={cursor} />
      </aside>
    </div>
  )
}
