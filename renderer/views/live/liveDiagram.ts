import { type DrawnContainer, drawnRole, layers } from '../../../shared/charts/diagram/layers.ts'
import { type NodeBox, type NodeRole, type NodeShape, nodeShape } from '../../../shared/charts/diagram/nodeShape.ts'

export interface LiveNode {
  /** Of the container; `users`. */
  readonly name: string
  readonly role: NodeRole
  readonly box: NodeBox
  readonly shape: NodeShape
}

export interface LiveEdge {
  readonly from: string
  readonly to: string
  readonly path: string
  /** Where its rate is written, centred. */
  readonly x: number
  readonly y: number
}

/** A topology from top to bottom, in 300 px. Every wire leads to one node; stores are asked by all instances over one bus. */
export interface LiveDiagram {
  readonly width: number
  readonly height: number
  readonly nodes: readonly LiveNode[]
  readonly edges: readonly LiveEdge[]
  /** Instances that are not drawn, and where their count stands. */
  readonly more: readonly { readonly count: number; readonly x: number; readonly y: number }[]
}

const widthPx = 300
const users: NodeBox = { x: 96, y: 20, width: 30, height: 30 }
/** The load comes down the middle, beside the figures and their words. */
const loadX = 150
const gapPx = 8

const heights: Readonly<Record<NodeRole, number>> = {
  users: 30,
  balancer: 46,
  proxy: 46,
  api: 52,
  cache: 46,
  database: 54,
  other: 46,
}

/** Room above a layer for its wires and the rates on them. */
const underUsersPx = 58
const underOthersPx = 44

export function liveDiagram(containers: readonly DrawnContainer[]): LiveDiagram {
  const nodes: LiveNode[] = [{ name: 'users', role: 'users', box: users, shape: nodeShape('users', users) }]
  const edges: LiveEdge[] = []
  const more: { count: number; x: number; y: number }[] = []
  let above: readonly LiveNode[] = nodes.slice()
  let bottom = users.y + users.height / 2
  for (const layer of layers(containers)) {
    const top = bottom + (above[0]?.role === 'users' ? underUsersPx : underOthersPx)
    const step = (widthPx - 4) / layer.length
    const placed: LiveNode[] = []
    layer.forEach((node, index) => {
      const x = 2 + step * (index + 0.5)
      if (node.kind === 'more') {
        more.push({ count: node.count, x, y: top + heights.api / 2 })
        return
      }
      const role = drawnRole(node.container)
      const height = heights[role]
      const width = Math.min(role === 'balancer' ? 164 : 124, step - gapPx)
      const box = { x, y: top + height / 2, width, height }
      placed.push({ name: node.container.name, role, box, shape: nodeShape(role, box, 'down') })
    })
    edges.push(...wiresDown(above, placed, top))
    nodes.push(...placed)
    above = placed
    bottom = top + placed.reduce((most, { box }) => Math.max(most, box.height), 0)
  }
  return { width: widthPx, height: bottom + 8, nodes, edges, more }
}

/** From the middle of what is above, over an upright, to each node; a straight line where there is one of each. */
function wiresDown(from: readonly LiveNode[], to: readonly LiveNode[], top: number): LiveEdge[] {
  const bus = top - 26
  return to.flatMap(({ name, box }) =>
    from.map((source): LiveEdge => {
      const { y, height } = source.box
      const x = source.role === 'users' ? loadX : source.box.x
      const start = y + height / 2
      const isStraight = Math.abs(x - box.x) < 1
      const end = box.y - box.height / 2
      return {
        from: source.name,
        to: name,
        path: isStraight ? `M${x} ${start}V${end}` : `M${x} ${start}V${bus}H${box.x}V${end}`,
        x: isStraight ? x : box.x,
        y: source.role === 'users' && to.length === 1 ? (start + end) / 2 + 4 : top - 6,
      }
    }),
  )
}
