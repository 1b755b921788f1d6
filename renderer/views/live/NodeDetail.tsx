import type { ComponentState } from '../../../shared/domain/diagnosis.ts'
import type { NodeNow, TopologyNow } from '../../../shared/live/topologyNow.ts'
import { stateText } from '../../../shared/text/diagnosis/stateText.ts'
import { useText } from '../../text/useText.ts'
import { markedState } from '../../ui/markedState.ts'
import { StateMark } from '../../ui/StateMark.tsx'
import { nodeFacts, nodeName, reasonWords } from './nodeWords.ts'
import classes from './TopologyPanel.module.css'

const badness: readonly ComponentState[] = [
  'healthy',
  'notKnown',
  'recovering',
  'starting',
  'degraded',
  'unresponsive',
  'down',
]

/** One node in words: why it has its state, and its figures. Without a selection the one that does worst. */
export function NodeDetail({ now, selected }: { readonly now: TopologyNow; readonly selected: string | undefined }) {
  const text = useText()
  const all: readonly (readonly [string, NodeNow])[] = [['users', now.clients], ...Object.entries(now.containers)]
  const worst = all.reduce((a, b) => (badness.indexOf(b[1].state) > badness.indexOf(a[1].state) ? b : a))
  const [name, node] = all.find(([one]) => one === selected) ?? worst
  const reason = node.reason === undefined ? undefined : reasonWords(node.reason, text)
  const facts = nodeFacts(node, text)
  return (
    <div className={classes.detail}>
      <StateMark state={markedState(node.state)} />
      <p>
        <b>{nodeName(name, text)}</b> {stateText(node.state, text.language)}
        {reason !== undefined && (text.language === 'fr' ? '\u00a0: ' : ': ')}
        {reason}
        {facts.length > 0 && <span className={classes.facts}>{facts.join(' · ')}</span>}
      </p>
    </div>
  )
}
