import { type CardNode, cardDiagram } from '../../../shared/charts/diagram/cardDiagram.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'
import { type Html, html } from './html.ts'

/** Who asks whom, as on the bench's cards. */
export function topologyDiagram(containers: RunManifest['containers'], { t }: ReportTexts): Html {
  const { width, height, nodes, wires, heads } = cardDiagram(containers, (role) =>
    t(role === 'database' ? 'diagram.database' : `role.${role}`),
  )
  const label = containers.map(({ name }) => name).join(', ')
  return html`<svg class="diagram" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><path d="${wires}${heads}" fill="none" stroke="#7c848a" stroke-width="1.1"/>${nodes.map(node)}</svg>`
}

function node({ shape, texts }: CardNode): Html {
  const words = texts.map(({ text, x, y }) => html`<text x="${x}" y="${y}" text-anchor="middle">${text}</text>`)
  if (shape === undefined) return html`${words}`
  const outline = html`<path d="${shape.outline}" fill="${shape.isOpen ? 'none' : '#fff'}" stroke="#454c52" stroke-width="1.25"/>`
  const detail = shape.detail === undefined ? undefined : html`<path d="${shape.detail}" fill="none" stroke="#454c52"/>`
  return html`${outline}${detail}${words}`
}
