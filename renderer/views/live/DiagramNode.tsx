import type { KeyboardEvent } from 'react'
import type { NodeNow } from '../../../shared/live/topologyNow.ts'
import { stateText } from '../../../shared/text/diagnosis/stateText.ts'
import { useText } from '../../text/useText.ts'
import { markedState } from '../../ui/markedState.ts'
import { StateShape } from '../../ui/StateMark.tsx'
import type { LiveNode } from './liveDiagram.ts'
import { nodeFacts } from './nodeWords.ts'
import classes from './TopologyPanel.module.css'

const letterPx = 6.4

/** Outline, tint and mark say the state; name and two facts within. Selected by click, Enter or Space. */
export function DiagramNode({
  node,
  now,
  users,
  isOpen,
  isSelected,
  onSelect,
}: {
  readonly node: LiveNode
  readonly now: NodeNow
  /** Users; open model: requests under way. */
  readonly users: number | undefined
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly onSelect: () => void
}) {
  const text = useText()
  const { box, shape, role } = node
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onSelect()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      className={classes.node}
      data-state={now.state}
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      onClick={onSelect}
      onKeyDown={press}
    >
      {isSelected && <SelectedFrame {...node} />}
      <path className={shape.isOpen ? classes.open : classes.outline} d={shape.outline} />
      {shape.detail !== undefined && <path className={classes.open} d={shape.detail} />}
      {role === 'users' ? <UserWords now={now} users={users} isOpen={isOpen} /> : <NodeWords node={node} now={now} />}
      {now.share !== undefined && <ShareBar {...box} share={now.share} />}
      {/* Without a label of its own the node is called what stands in it: state, name, facts. */}
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is a mark */}
      <g
        role="img"
        aria-label={stateText(now.state, text.language)}
        transform={`translate(${role === 'users' ? 66 : box.x + box.width / 2 - 13} ${box.y - box.height / 2 - 6})`}
      >
        <StateShape state={markedState(now.state)} />
      </g>
    </g>
  )
}

function SelectedFrame({ box, role }: LiveNode) {
  const [x, width] = role === 'users' ? [60, 190] : [box.x - box.width / 2 - 4, box.width + 8]
  return (
    <rect
      className={classes.selected}
      x={x}
      y={box.y - box.height / 2 - 4}
      width={width}
      height={box.height + 8}
      rx={6}
    />
  )
}

function UserWords({
  now,
  users,
  isOpen,
}: {
  readonly now: NodeNow
  readonly users: number | undefined
  readonly isOpen: boolean
}) {
  const { t, language } = useText()
  return (
    <>
      <rect x={60} y={2} width={190} height={36} fill="transparent" />
      <text className={classes.name} x={122} y={18}>
        {users === undefined ? t('live.clients') : t(isOpen ? 'live.inFlight' : 'live.users', { count: users })}
      </text>
      <text className={classes.fact} x={122} y={32}>
        {stateText(now.state, language)}
      </text>
    </>
  )
}

function NodeWords({ node, now }: { readonly node: LiveNode; readonly now: NodeNow }) {
  const text = useText()
  const { box, role, name } = node
  const most = Math.floor((box.width - 8) / letterPx)
  const short = name.length > most ? `${name.slice(0, most - 1)}…` : name
  const { okPerS: _, failedPerS: __, ...usage } = now
  const facts = nodeFacts(usage, text)
  const isNarrow = facts.slice(0, 2).join(' · ').length * 5.4 > box.width - 12
  const lines = isNarrow || role === 'api' ? facts.slice(0, 2) : [facts.slice(0, 2).join(' · ')].filter(Boolean)
  const first = box.y + 4 - (lines.length * 13) / 2 + (role === 'database' || role === 'cache' ? 2 : 0)
  return (
    <>
      <text className={classes.name} x={box.x} y={first} textAnchor="middle">
        {short}
      </text>
      {lines.map((line, index) => (
        <text key={line} className={classes.fact} x={box.x} y={first + 13 * (index + 1)} textAnchor="middle">
          {line}
        </text>
      ))}
    </>
  )
}

function ShareBar({ x, y, width, height, share }: LiveNode['box'] & { readonly share: number }) {
  const left = x - width / 2 + 2
  const foot = y + height / 2 - 2.5
  return (
    <>
      <path className={classes.shareGround} d={`M${left} ${foot}h${width - 4}`} />
      <path className={classes.share} d={`M${left} ${foot}h${(width - 4) * Math.min(1, share)}`} />
    </>
  )
}
