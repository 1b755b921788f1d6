import { verdictWord } from '../../../shared/text/verdictText.ts'
import { useText } from '../../text/useText.ts'
import { FaultsTag } from '../../ui/FaultsTag.tsx'
import { type MarkedState, StateMark } from '../../ui/StateMark.tsx'
import { VerdictMark } from '../../ui/VerdictMark.tsx'
import type { HistoryRow } from './historyRows.ts'

const marks: Readonly<Record<HistoryRow['outcome'], MarkedState>> = {
  running: 'recovering',
  completed: 'healthy',
  stopped: 'unknown',
  failed: 'down',
  interrupted: 'degraded',
  unreadable: 'unresponsive',
}

/** How it ended: mark and word; whether its figures are in doubt, which is no state; and whether something was done to it. */
export function OutcomeMark({
  outcome,
  verdict,
  withFaults,
  partly,
}: Pick<HistoryRow, 'outcome' | 'verdict' | 'withFaults' | 'partly'>) {
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
