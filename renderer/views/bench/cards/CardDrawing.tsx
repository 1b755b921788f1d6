import { type CardNode, cardDiagram } from '../../../../shared/charts/diagram/cardDiagram.ts'
import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import { useText } from '../../../text/useText.ts'
import classes from './CardDrawing.module.css'

/** Who asks whom, from left to right. Before anything is known its place is empty. */
export function CardDrawing({ name, outline }: { readonly name: string; readonly outline?: ConfigurationOutline }) {
  const { t, figures } = useText()
  if (outline === undefined) return <div className={classes.place} />
  const { width, height, nodes, wires, heads } = cardDiagram(outline.containers, (role) => t(`bench.role.${role}`))
  const containers = figures.list(outline.containers.map((one) => one.name))
  return (
    <div className={classes.place}>
      <svg
        className={classes.drawing}
        viewBox={`0 0 ${width} ${height}`}
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
