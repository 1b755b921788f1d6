import { Tooltip } from '@mantine/core'
import type { ComparisonProgress, RunCell } from '../../../shared/live/comparisonProgress.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import { outcomeText } from '../../../shared/text/runStateText.ts'
import { useText } from '../../text/useText.ts'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'
import { markedState } from '../../ui/markedState.ts'
import { StateMark } from '../../ui/StateMark.tsx'
import classes from './RunStrip.module.css'
import type { DoneRun } from './useDoneRuns.ts'

/** A cell for each run in the order of execution, rounds set apart: done with its worst state, the one that is on fills. */
export function RunStrip({
  comparison,
  progress,
  done,
  now,
}: {
  readonly comparison: LiveComparison
  readonly progress: ComparisonProgress
  readonly done: Readonly<Record<string, DoneRun>>
  /** Of the run that is on: how far, 0…1, and in words. */
  readonly now: { readonly fraction: number; readonly text: string }
}) {
  const { t } = useText()
  const { cells } = progress
  const said = t(comparison.ended === undefined ? 'live.runsSaid' : 'live.runsEnded', {
    done: progress.done,
    now: cells.filter(({ at }) => at === 'now').length,
    queued: progress.queued,
  })
  return (
    <div className={classes.strip}>
      <h2 className={classes.title}>{t('live.runs')}</h2>
      <div
        className={classes.cells}
        role="progressbar"
        aria-label={t('live.runsLabel')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(progress.doneFraction * 100)}
        aria-valuetext={said}
      >
        {cells.map((cell) => (
          <Cell
            key={cell.run.runId}
            cell={cell}
            isRoundStart={cell.index > 0 && cells[cell.index - 1]?.run.repeat !== cell.run.repeat}
            comparison={comparison}
            done={done[cell.run.runId]}
            now={now}
          />
        ))}
      </div>
      <span className={classes.said}>{said}</span>
    </div>
  )
}

function Cell({
  cell,
  isRoundStart,
  comparison,
  done,
  now,
}: {
  readonly cell: RunCell
  readonly isRoundStart: boolean
  readonly comparison: LiveComparison
  readonly done: DoneRun | undefined
  readonly now: { readonly fraction: number; readonly text: string }
}) {
  const { t, language } = useText()
  const { run, at, index, letter } = cell
  const outcome = comparison.outcomes[run.runId]
  const state =
    outcome !== undefined
      ? outcomeText(outcome, language)
      : at === 'now'
        ? now.text
        : t(comparison.ended === undefined ? 'live.cell.queued' : 'live.cell.notStarted')
  const label = t(run.isConfirmation ? 'live.cell.confirmation' : 'live.cell', {
    number: index + 1,
    configuration: run.configuration,
    round: run.repeat,
    state,
  })
  return (
    <Tooltip label={label}>
      <div className={classes.cell} data-at={at} data-round={isRoundStart || undefined}>
        {at === 'now' && <div className={classes.fill} style={{ width: `${now.fraction * 100}%` }} />}
        <ConfigurationKey index={letter} />
        {at === 'now' && <span className={classes.text}>{now.text}</span>}
        {at === 'done' && <StateMark state={markedState(done?.state ?? 'notKnown')} size={10} />}
      </div>
    </Tooltip>
  )
}
