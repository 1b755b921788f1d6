import type { NodeNow, TopologyNow } from '../../../shared/live/topologyNow.ts'
import { stateText } from '../../../shared/text/diagnosis/stateText.ts'
import { useText } from '../../text/useText.ts'
import { DiagramNode } from './DiagramNode.tsx'
import { Edge, LoadEdge } from './Edges.tsx'
import type { LiveDiagram } from './liveDiagram.ts'
import { nodeName } from './nodeWords.ts'
import classes from './TopologyPanel.module.css'

/** From the users down: states as outline, tint and mark, rates on the wires, shares on the instances. */
export function Diagram({
  diagram,
  now,
  name,
  isOpen,
  selected,
  onSelect,
}: {
  readonly diagram: LiveDiagram
  readonly now: TopologyNow
  readonly name: string
  readonly isOpen: boolean
  readonly selected: string | undefined
  readonly onSelect: (name: string) => void
}) {
  const text = useText()
  const { t } = text
  const nodeOf = (one: string): NodeNow =>
    (one === 'users' ? now.clients : now.containers[one]) ?? { state: 'notKnown' }
  const states = diagram.nodes
    .map((node) =>
      t('live.nodeIs', { name: nodeName(node.name, text), state: stateText(nodeOf(node.name).state, text.language) }),
    )
    .join(', ')
  const entries = diagram.edges.filter(({ from }) => from === 'users')
  return (
    // biome-ignore lint/a11y/useSemanticElements: the nodes of a drawing are a group of buttons
    <svg
      className={classes.diagram}
      viewBox={`0 0 ${diagram.width} ${diagram.height}`}
      role="group"
      aria-label={t('live.topologyLabel', { name, states })}
    >
      {diagram.edges.map((edge) =>
        edge.from === 'users' && entries.length === 1 ? (
          <LoadEdge key={edge.to} edge={edge} clients={now.clients} />
        ) : (
          <Edge key={`${edge.from} ${edge.to}`} edge={edge} to={nodeOf(edge.to)} />
        ),
      )}
      {diagram.nodes.map((node) => (
        <DiagramNode
          key={node.name}
          node={node}
          now={nodeOf(node.name)}
          users={now.users}
          isOpen={isOpen}
          isSelected={selected === node.name}
          onSelect={() => onSelect(node.name)}
        />
      ))}
      {diagram.more.map(({ count, x, y }) => (
        <text key={x} x={x} y={y + 4} textAnchor="middle" className={classes.quiet}>
          {t('live.more', { n: count })}
        </text>
      ))}
    </svg>
  )
}
