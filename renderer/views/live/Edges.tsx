import type { NodeNow } from '../../../shared/live/topologyNow.ts'
import { useText } from '../../text/useText.ts'
import type { LiveEdge } from './liveDiagram.ts'
import classes from './TopologyPanel.module.css'

/** Ten times the load is a bit thicker; an idle wire stays thin. */
function edgePx(perS: number): number {
  return 1 + Math.log10(Math.max(1, perS)) * 0.6
}

/** All requests: those that are ok beside those that fail, which are a second wire, dashed and red. */
export function LoadEdge({ edge, clients }: { readonly edge: LiveEdge; readonly clients: NodeNow }) {
  const { t, figures } = useText()
  const { okPerS, failedPerS = 0 } = clients
  const isFailing = failedPerS > 0
  return (
    <g>
      <path
        className={classes.edge}
        d={edge.path}
        strokeWidth={edgePx(okPerS ?? 0)}
        transform={isFailing ? 'translate(-4)' : ''}
      />
      {isFailing && (
        <>
          <path className={classes.failing} d={edge.path} strokeWidth={edgePx(failedPerS)} transform="translate(4)" />
          <path className={classes.cross} d={`M${edge.x - 1} ${edge.y - 14}l10 10m0 -10l-10 10`} />
          <text className={classes.failedRate} x={edge.x + 16} y={edge.y}>
            {t('live.failedRate', { rate: figures.rate(failedPerS) })}
          </text>
        </>
      )}
      {okPerS !== undefined && (
        <text className={classes.rate} x={edge.x - 12} y={edge.y} textAnchor="end">
          {t('live.okRate', { rate: figures.rate(okPerS) })}
        </text>
      )}
    </g>
  )
}

/** To an instance with what it answers; to a store without, because nobody counts that. */
export function Edge({ edge, to }: { readonly edge: LiveEdge; readonly to: NodeNow }) {
  const { t, figures } = useText()
  const perS = to.okPerS === undefined ? undefined : to.okPerS + (to.failedPerS ?? 0)
  return (
    <g>
      <path
        className={perS === undefined ? classes.wire : classes.edge}
        d={edge.path}
        strokeWidth={edgePx(perS ?? 1)}
      />
      {perS !== undefined && (
        <text className={classes.rate} x={edge.x} y={edge.y} textAnchor="middle">
          {t('live.rate', { rate: figures.rate(perS) })}
        </text>
      )}
    </g>
  )
}
