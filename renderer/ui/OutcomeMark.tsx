import type { ComparisonListing } from '../../shared/contract/listings.ts'
import type { VerdictKind } from '../../shared/domain/verdict.ts'
import { verdictWord } from '../../shared/text/verdictText.ts'
import { useText } from '../text/useText.ts'
import { FaultsTag } from './FaultsTag.tsx'
import { type MarkedState, StateMark } from './StateMark.tsx'
import { VerdictMark } from './VerdictMark.tsx'

/** How a comparison, a run or a suite ended. */
export interface StoredOutcome {
  readonly outcome: ComparisonListing['outcome']
  /** The worst of its runs; absent when none was judged. */
  readonly verdict?: VerdictKind
  /** Faults were injected into one of its runs. */
  readonly withFaults?: true
  /** Of a comparison that came to its end: not all of its runs did. */
  readonly partly?: { readonly completed: number; readonly runs: number }
}

const marks: Readonly<Record<StoredOutcome['outcome'], MarkedState>> = {
  running: 'recovering',
  completed: 'healthy',
  stopped: 'unknown',
  failed: 'down',
  interrupted: 'degraded',
  unreadable: 'unresponsive',
}

/** How it ended: mark and word; whether its figures are in doubt, which is no state; and whether something was done to it. */
export function OutcomeMark({ outcome, verdict, withFaults, partly }: StoredOutcome) {
  const { t, figures, language } = useText()
  const isInDoubt = verdict !== undefined && verdict !== 'valid'
  return (
    <>
      {partly === undefined ? (
        <StateMark state={marks[outcome]}>{t(`history.outcome.${outcome}`)}</StateMark>
      ) : (
        <StateMark state={marks.interrupted}>
          {t('history.partly', { count: partly.completed, runs: figures.count(partly.runs) })}
        </StateMark>
      )}
      {isInDoubt && (
        <>
          {' '}
          <VerdictMark verdict={verdict}>{verdictWord(verdict, language)}</VerdictMark>
        </>
      )}
      {withFaults && (
        <>
          {' '}
          <FaultsTag />
        </>
      )}
    </>
  )
}
