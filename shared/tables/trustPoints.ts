import type { ComparedConfiguration } from '../analysis/comparedConfigurations.ts'
import { doubtBounds } from '../analysis/judgeSecond.ts'
import type { Comparison, RunResult } from '../domain/runResult.ts'
import { stageLevel } from '../load/toPhases.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { outcomeText } from '../text/runStateText.ts'
import { storedFailureTitle } from '../text/storedFailureText.ts'
import { ceilingPoints } from './ceilingPoints.ts'
import type { CellMark } from './dataTable.ts'
import { stolenPoints } from './stolenPoints.ts'
import { verdictPoints } from './verdictPoints.ts'

/** One thing that speaks for or against the figures. */
export interface TrustPoint {
  readonly mark: CellMark
  /** The configurations that it is about; none: all of them. */
  readonly about: readonly ComparedConfiguration[]
  readonly name: string
  readonly text: string
}

export interface Judged {
  readonly comparison: Comparison
  readonly shown: readonly ComparedConfiguration[]
  readonly texts: ReportTexts
}

/** Everything that speaks for or against the figures of a comparison, what was left out of them first. */
export function trustPoints(judged: Judged): TrustPoint[] {
  return [
    ...runPoints(judged),
    ...verdictPoints(judged),
    ...ceilingPoints(judged),
    ...stolenPoints(judged),
    ...countPoints(judged),
    ...limitPoints(judged),
    ...warningPoints(judged),
  ]
}

function runPoints({ comparison, shown, texts }: Judged): TrustPoint[] {
  const { t, figures } = texts
  const of = comparison.planned.length
  const done = comparison.runs.filter(({ outcome }) => outcome.kind === 'completed').length
  const others = shown.flatMap((one) =>
    one.results
      .map((result, index) => ({ result, repeat: index + 1 }))
      .filter(({ result }) => result.outcome.kind !== 'completed')
      .map(({ result, repeat }): TrustPoint => {
        const mark = result.outcome.kind === 'failed' ? 'invalid' : 'suspect'
        return { mark, about: [one], name: '', text: endText(result, repeat, texts) }
      }),
  )
  const name = t('trust.runs')
  const all: TrustPoint =
    done === of
      ? { mark: 'valid', about: [], name, text: t('trust.allCompleted', { count: of }) }
      : {
          mark: 'suspect',
          about: [],
          name,
          text: t('trust.someCompleted', { done: figures.count(done), of: figures.count(of) }),
        }
  return [all, ...others]
}

function endText({ outcome, totals }: RunResult, repeat: number, { t, figures, language }: ReportTexts): string {
  const time = figures.runTime(totals.durationMs)
  switch (outcome.kind) {
    case 'failed':
      return t('trust.failed', { repeat, message: storedFailureTitle(outcome, language) })
    case 'interrupted':
      return t('trust.interrupted', { repeat, time })
    case 'stopped':
      if (outcome.missed !== undefined) return t('trust.missed', { repeat, time, target: outcome.missed })
      return stoppedText()
    default:
      return stoppedText()
  }

  function stoppedText(): string {
    return totals.durationMs > 0
      ? t('trust.stopped', { repeat, time })
      : t('trust.stoppedBefore', { repeat, ended: outcomeText(outcome, language) })
  }
}

function countPoints({ comparison, texts }: Judged): TrustPoint[] {
  const { t, figures } = texts
  const complete = comparison.runs.filter(
    ({ outcome, totals }) => outcome.kind !== 'interrupted' && totals.requests > 0,
  )
  if (complete.length === 0) return []
  const point = (mark: CellMark, text: string): TrustPoint[] => [{ mark, about: [], name: t('trust.count'), text }]
  const unaccounted = complete.reduce((sum, { conservation }) => sum + Math.abs(conservation.unaccounted), 0)
  if (unaccounted > 0) return point('invalid', t('trust.countOff', { unaccounted: figures.count(unaccounted) }))
  const counted = complete.map(({ conservation }) => conservation)
  if (counted.some(({ countedByInstances }) => countedByInstances === undefined)) {
    return point('valid', t('trust.countAlone'))
  }
  const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((total, one) => total + of(one), 0)
  const values = {
    counted: figures.count(sum(({ countedByInstances = 0 }) => countedByInstances)),
    answered: figures.count(sum(({ answeredByInstances }) => answeredByInstances)),
  }
  return point('valid', t('trust.countText', values))
}

/** What these figures cannot say, however well they were measured. */
function limitPoints({ comparison, shown, texts }: Judged): TrustPoint[] {
  const { t, figures } = texts
  const { timeScale } = comparison.profile
  const indicative = shown.filter(({ row }) => row.capacity?.indicative)
  const point = (mark: CellMark, name: string, text: string): TrustPoint => ({ mark, about: [], name, text })
  const letters = figures.list(indicative.map(({ letter }) => letter))
  return [
    ...(timeScale === 1
      ? []
      : [point('suspect', t('trust.scale'), t('trust.scaleText', { scale: figures.plain(timeScale) }))]),
    ...(indicative.length === 0
      ? []
      : [point('suspect', t('trust.indicative'), t('trust.indicativeText', { names: letters }))]),
    ...(comparison.repeat > 1
      ? []
      : [point('suspect', t('trust.repeats'), t('trust.repeatsText', { count: shown.length }))]),
    ...modelPoints(comparison, texts),
  ]
}

/** What the closed model cannot show; what the open one was asked for, and what of it was not sent. */
function modelPoints({ runs }: Comparison, { t, figures }: ReportTexts): TrustPoint[] {
  const name = t('trust.closed')
  const highest = (all: readonly RunResult[]) =>
    figures.plain(all.flatMap(({ profile }) => profile.stages.map(stageLevel)).reduce((a, b) => Math.max(a, b), 0))
  const closed = runs.filter(({ model }) => model === 'closed')
  const open = runs.filter(({ model }) => model === 'open')
  const dropped = open.reduce((sum, { totals }) => sum + totals.dropped, 0)
  const due = open.reduce((sum, { conservation }) => sum + conservation.planned, 0)
  // As for a second: fewer are in no figure that is shown.
  const isFew = dropped <= doubtBounds.droppedShare[0] * due
  const most = open.reduce((sum, { profile }) => Math.max(sum, profile.maxInFlight ?? 0), 0)
  const openText = t('trust.openText', {
    rate: highest(open),
    most: figures.count(most),
    dropped: figures.count(dropped),
  })
  return [
    ...(closed.length === 0
      ? []
      : [{ mark: 'unknown', about: [], name, text: t('trust.closedText', { users: highest(closed) }) } as const]),
    ...(open.length === 0 ? [] : [{ mark: isFew ? 'valid' : 'suspect', about: [], name, text: openText } as const]),
  ]
}

/** Each warning once, with the configurations that it was given for. */
function warningPoints({ shown, texts }: Judged): TrustPoint[] {
  const said = ({ results }: ComparedConfiguration): string[] =>
    results.flatMap(({ warnings }) => warnings.map((warning) => warning[texts.language]))
  return [...new Set(shown.flatMap(said))].map((text): TrustPoint => {
    const about = shown.filter((one) => said(one).includes(text))
    return { mark: 'suspect', about, name: texts.t('trust.warning'), text }
  })
}
