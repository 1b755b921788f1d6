import { verdictWord } from '../../../shared/text/verdictText.ts'
import { useText } from '../../text/useText.ts'
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

/** How it ended: mark and word; and whether its figures are in doubt, which is no state. */
export function OutcomeMark({ outcome, verdict }: Pick<HistoryRow, 'outcome' | 'verdict'>) {
  const { t, language } = useText()
  const ended = <StateMark state={marks[outcome]}>{t(`history.outcome.${outcome}`)}</StateMark>
  if (verdict === undefined || verdict === 'valid') return ended
  return (
    <>
      {ended} <VerdictMark verdict={verdict}>{verdictWord(verdict, language)}</VerdictMark>
    </>
  )
}
