import type { ReactNode } from 'react'
import type { ComparisonProgress, RunCell } from '../../../shared/live/comparisonProgress.ts'
import { timedStates } from '../../../shared/live/expectedStates.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import { stateText as componentText } from '../../../shared/text/diagnosis/stateText.ts'
import { useText } from '../../text/useText.ts'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'
import { markedState } from '../../ui/markedState.ts'
import { StateMark } from '../../ui/StateMark.tsx'
import { PhaseList } from './PhaseList.tsx'
import { progressText, stateText, stateTime } from './runWords.ts'
import { StepMark } from './StepMark.tsx'
import classes from './Steps.module.css'
import type { DoneRun } from './useDoneRuns.ts'

interface StepsProps {
  readonly comparison: LiveComparison
  readonly progress: ComparisonProgress
  readonly run: LiveRun | undefined
  readonly elapsedMs: number
  readonly done: Readonly<Record<string, DoneRun>>
}

/** The runs of the round; the one that is on with its states, and while it measures with its phases. */
export function Steps({ comparison, progress, run, elapsedMs, done }: StepsProps) {
  const { t, figures } = useText()
  const { cells, round, rounds } = progress
  const ofRound = cells.filter((cell) => cell.run.repeat === round)
  const number = cells.findLastIndex(({ at }) => at !== 'queued') + 1
  return (
    <>
      <div className={classes.head}>
        <h2>{t('live.round', { round: figures.count(round), rounds: figures.count(rounds) })}</h2>
        <span className={classes.quiet}>
          {t('live.runOf', { number: figures.count(Math.max(1, number)), all: figures.count(cells.length) })}
        </span>
      </div>
      <ol className={classes.steps} aria-label={t('live.steps')}>
        {ofRound.map((cell) => (
          <RunStep key={cell.run.runId} cell={cell} done={done[cell.run.runId]}>
            {cell.at === 'now' && run?.head.id === cell.run.runId && (
              <StateSteps run={run} expectedMs={cell.run.expectedMs} elapsedMs={elapsedMs} />
            )}
            {cell.at === 'done' && cell.index === number - 1 && comparison.isCoolingDown && (
              <ol>
                <li className={classes.state} data-at="now">
                  <StepMark at="now" />
                  <span>{t('live.coolingDown')}</span>
                  <span className={classes.time}>
                    {t('live.about', { time: figures.runTime(comparison.head.coolDownMs) })}
                  </span>
                </li>
              </ol>
            )}
          </RunStep>
        ))}
      </ol>
    </>
  )
}

function RunStep({
  cell,
  done,
  children,
}: {
  readonly cell: RunCell
  readonly done: DoneRun | undefined
  readonly children: ReactNode
}) {
  const { t, figures, language } = useText()
  const { run, at, letter } = cell
  const state = done?.state ?? 'notKnown'
  const time =
    at === 'done'
      ? done?.durationMs !== undefined && figures.runTime(done.durationMs)
      : t('live.about', { time: figures.runTime(run.expectedMs) })
  return (
    <li data-at={at} className={classes.runStep}>
      <div className={classes.run} data-at={at}>
        {at === 'done' ? (
          <StateMark state={markedState(state)} label={componentText(state, language)} />
        ) : (
          <StepMark at={at === 'now' ? 'now' : 'todo'} />
        )}
        <ConfigurationKey index={letter} name={run.configuration} />
        <span className={classes.time}>{time}</span>
      </div>
      {children}
    </li>
  )
}

function StateSteps({
  run,
  expectedMs,
  elapsedMs,
}: {
  readonly run: LiveRun
  readonly expectedMs: number
  readonly elapsedMs: number
}) {
  const text = useText()
  return (
    <ol>
      {timedStates.map((at) => {
        const isEntered = run.states.some((one) => one.at === at)
        const isNow = run.at === at
        return (
          <li key={at}>
            <div
              className={classes.state}
              data-at={isNow ? 'now' : isEntered ? 'done' : 'todo'}
              aria-current={isNow ? 'step' : undefined}
            >
              <StepMark at={isNow ? 'now' : isEntered ? 'done' : 'todo'} />
              <span>{stateText(run, at, text)}</span>
              <span className={classes.time}>{stateTime(run, at, expectedMs, elapsedMs, text)}</span>
            </div>
            {isNow && run.progress.length > 0 && (
              <ul className={classes.progress}>
                {run.progress.map((one) => (
                  <li key={one.subject}>{progressText(one, text)}</li>
                ))}
              </ul>
            )}
            {isNow && at === 'measuring' && <PhaseList run={run} />}
          </li>
        )
      })}
    </ol>
  )
}
