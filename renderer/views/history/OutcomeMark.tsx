import { useText } from '../../text/useText.ts'
import { type MarkedState, StateMark } from '../../ui/StateMark.tsx'
import type { HistoryRow } from './historyRows.ts'

const marks: Readonly<Record<HistoryRow['outcome'], MarkedState>> = {
  running: 'recovering',
  completed: 'healthy',
  stopped: 'unknown',
  failed: 'down',
  interrupted: 'degraded',
  unreadable: 'unresponsive',
}

/** How it ended: mark and word. */
export function OutcomeMark({ outcome }: Pick<HistoryRow, 'outcome'>) {
  const { t } = useText()
  return <StateMark state={marks[outcome]}>{t(`history.outcome.${outcome}`)}</StateMark>
}
