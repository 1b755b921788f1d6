import { type CardNode, cardDiagram } from '../../../../shared/charts/diagram/cardDiagram.ts'
import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import { useText } from '../../../text/useText.ts'
import classes from './CardDrawing.module.css'

/** Who asks whom, from left to right. Before anything is known its place is empty. */
export function CardDrawing({ name, outline }: { readonly name: string; readonly outline?: ConfigurationOutline }) {
  const { t, figures } = useText()
  if (outline === undefined) return <div className={classes.place} />
  const { width, nodes, wires, heads } = cardDiagram(outline.containers, (role) => t(`bench.role.${role}`))
  const { top, bottom } = upright(nodes)
  const containers = figures.list(outline.containers.map((one) => one.name))
  return (
    <div className={classes.place}>
      <svg
        className={classes.drawing}
        viewBox={`0 ${top} ${width} ${bottom - top}`}
        role="img"
        aria-label={t('bench.drawing', { name, containers })}
      >
        <path className={classes.wires} d={wires + heads} />
        {nodes.map((node) => (
          <Node key={node.name} {...node} />
        ))}
      </svg>
    </div>
  )
}

/** From where to where there is something to see: the place around it is the card's. */
function upright(nodes: readonly CardNode[]): { readonly top: number; readonly bottom: number } {
  const roomPx = 3
  return {
    top: Math.min(...nodes.map(({ box }) => box.y - box.height / 2)) - roomPx,
    bottom:
      Math.max(...nodes.flatMap(({ box, texts }) => [box.y + box.height / 2, ...texts.map(({ y }) => y)])) + roomPx,
  }
}

function Node({ shape, texts }: CardNode) {
  return (
    <g>
      {shape !== undefined && <path className={shape.isOpen ? classes.open : classes.outline} d={shape.outline} />}
      {shape?.detail !== undefined && <path className={classes.open} d={shape.detail} />}
      {texts.map(({ text, x, y, place }) => (
        <text key={place} className={classes[place]} x={x} y={y} textAnchor="middle">
          {text}
        </text>
      ))}
    </g>
  )
}
