import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'
import { type Html, html } from './html.ts'

type Container = RunManifest['containers'][number]

interface Node {
  readonly role: string
  readonly label: string
  readonly x: number
  readonly y: number
}

const columnPx = 84
const rowPx = 30
/** Shapes with their name below. */
const namedRowPx = 44
const mostDrawn = 4

/** Who asks whom: users, what takes the load, the instances, and what these keep their data in. One shape for each role. */
export function topologyDiagram(containers: readonly Container[], texts: ReportTexts): Html {
  const entry = containers.filter(({ role }) => role === 'balancer' || role === 'proxy')
  const api = containers.filter(({ role }) => role === 'api')
  const stores = containers.filter(({ role }) => role === 'cache' || role === 'database' || role === 'other')
  const columns = [entry, shortened(api), stores].filter((column) => column.length > 0)
  const height = Math.max(64, ...columns.map((column) => column.length * rowOf(column) + 22))
  const placed = columns.map((column, index) =>
    column.map((one, at) =>
      toNode(one, index + 1, middleOf(height) + (at - (column.length - 1) / 2) * rowOf(column), texts),
    ),
  )
  const users: Node = { role: 'users', label: texts.t('role.users'), x: 34, y: middleOf(height) }
  const layers = [[users], ...placed]
  const width = 38 + (layers.length - 1) * columnPx + 42
  const label = containers.map(({ name }) => name).join(', ')
  const edges = layers
    .slice(1)
    .flatMap((layer, index) => (layers[index] ?? []).flatMap((from) => layer.map((to) => edge(from, to))))
  return html`<svg class="diagram" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${edges}${layers.flat().map(node)}</svg>`
}

/** Of more than four the first two, a count and the last. */
function shortened(api: readonly Container[]): readonly Pick<Container, 'name' | 'role'>[] {
  const [first, second] = api
  const last = api.at(-1)
  if (api.length <= mostDrawn || !first || !second || !last) return api
  return [first, second, { name: `+ ${api.length - 3}`, role: 'more' }, last]
}

function toNode({ name, role }: Pick<Container, 'name' | 'role'>, column: number, y: number, { t }: ReportTexts): Node {
  const known =
    role === 'balancer' || role === 'proxy' || role === 'cache' || role === 'database' ? t(`role.${role}`) : name
  return { role, label: role === 'api' ? name : known, x: 38 + column * columnPx, y }
}

function rowOf(column: readonly { readonly role: string }[]): number {
  return column.some(({ role }) => role === 'cache' || role === 'database') ? namedRowPx : rowPx
}

/** Names stand below the lowest row. */
function middleOf(height: number): number {
  return height / 2 - 4
}

function edge(from: Node, to: Node): Html {
  const x1 = from.x + 15
  const x2 = to.x - 17
  const middle = (from.x + to.x) / 2
  const path = from.y === to.y ? `M${x1} ${from.y}H${x2}` : `M${x1} ${from.y}H${middle}V${to.y}H${x2}`
  return html`<path d="${path}" fill="none" stroke="#7c848a" stroke-width="1.1"/>`
}

function node({ role, label, x, y }: Node): Html {
  const inside = role === 'api' || role === 'more' || role === 'other'
  const text = html`<text x="${x}" y="${inside ? y + 3.5 : y + 22}" text-anchor="middle">${label}</text>`
  return html`${shape(role, x, y)}${text}`
}

function shape(role: string, x: number, y: number): Html {
  switch (role) {
    case 'users':
      return html`<g fill="none" stroke="#454c52" stroke-width="1.25"><circle cx="${x}" cy="${y - 5}" r="4.5"/><path d="M${x - 8} ${y + 9}a8 8 0 0 1 16 0"/></g>`
    case 'balancer':
      return html`<path d="M${x - 12} ${y - 6}L${x + 12} ${y - 12}V${y + 12}L${x - 12} ${y + 6}Z" fill="#fff" stroke="#454c52" stroke-width="1.25"/>`
    case 'proxy':
      return html`<path d="M${x - 14} ${y - 9}H${x + 6}L${x + 14} ${y}L${x + 6} ${y + 9}H${x - 14}L${x - 7} ${y}Z" fill="#fff" stroke="#454c52" stroke-width="1.25"/>`
    case 'cache':
      return html`<rect x="${x - 16}" y="${y - 8}" width="32" height="16" fill="#fff" stroke="#454c52" stroke-width="1.25"/><path d="M${x - 5.3} ${y - 8}v16M${x + 5.3} ${y - 8}v16" stroke="#454c52"/>`
    case 'database':
      return html`<path d="M${x - 14} ${y - 7}V${y + 7}A14 4 0 0 0 ${x + 14} ${y + 7}V${y - 7}" fill="#fff" stroke="#454c52" stroke-width="1.25"/><ellipse cx="${x}" cy="${y - 7}" rx="14" ry="4" fill="#fff" stroke="#454c52" stroke-width="1.25"/>`
    case 'more':
      return html`<rect x="${x - 17}" y="${y - 9}" width="34" height="18" fill="#fff"/>`
    default:
      return html`<rect x="${x - 19}" y="${y - 10}" width="38" height="20" rx="3" fill="#fff" stroke="#454c52" stroke-width="1.25"/>`
  }
}
