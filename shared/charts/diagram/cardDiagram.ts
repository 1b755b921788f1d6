import { type DrawnContainer, type DrawnNode, drawnRole, layers } from './layers.ts'
import { type NodeBox, type NodeRole, type NodeShape, nodeShape } from './nodeShape.ts'
import { wires } from './wires.ts'

export interface CardNode {
  /** Of the container; `users` and `more` are not containers. */
  readonly name: string
  readonly role: NodeRole | 'more'
  readonly box: NodeBox
  /** Absent for `more`, which is only a count. */
  readonly shape?: NodeShape
  /** Words with their baseline, centred on `x`. */
  readonly texts: readonly {
    readonly text: string
    readonly x: number
    readonly y: number
    readonly place: 'inside' | 'below'
  }[]
}

/** A topology from left to right: users, entry, instances, stores. Plain data; the screen and the report draw it in their own colours. */
export interface CardDiagram {
  readonly width: number
  readonly height: number
  readonly nodes: readonly CardNode[]
  /** Lines between the layers, and the heads where they arrive. */
  readonly wires: string
  readonly heads: string
}

/** The narrowest card’s room: drawn smaller than that, its words would be too small to read. */
const widthPx = 248
const smallestHeightPx = 104
const firstX = 20
const lastX = 222
const namePx = 11

const sizes: Readonly<Record<NodeRole | 'more', readonly [width: number, height: number]>> = {
  users: [28, 26],
  balancer: [24, 40],
  proxy: [30, 24],
  api: [34, 20],
  cache: [34, 18],
  database: [30, 27],
  other: [34, 20],
  more: [34, 20],
}

/** `roleName` gives the word under a shape; instances have their number within it and their service's name under the last. */
export function cardDiagram(containers: readonly DrawnContainer[], roleName: (role: NodeRole) => string): CardDiagram {
  const columns = layers(containers)
  const height = Math.max(smallestHeightPx, ...columns.map((column) => columnHeight(column)))
  const middle = (height - namePx + 3) / 2
  const step = (lastX - firstX) / Math.max(1, columns.length)
  const users = toUsers(middle, roleName)
  const placed = columns.map((column, index) => placeColumn(column, firstX + step * (index + 1), middle, roleName))
  const all = [[users], ...placed]
  const between = all.slice(1).map((to, index) => wires(boxes(all[index] ?? []), boxes(to)))
  return {
    width: widthPx,
    height,
    nodes: all.flat(),
    wires: between.map(({ lines }) => lines).join(''),
    heads: between.map(({ heads }) => heads).join(''),
  }
}

function boxes(nodes: readonly CardNode[]): readonly NodeBox[] {
  return nodes.map(({ box }) => box)
}

function toUsers(y: number, roleName: (role: NodeRole) => string): CardNode {
  const box = toBox('users', firstX, y)
  return {
    name: 'users',
    role: 'users',
    box,
    shape: nodeShape('users', box),
    texts: [below(box, roleName('users'))],
  }
}

function placeColumn(
  column: readonly DrawnNode<DrawnContainer>[],
  x: number,
  middle: number,
  roleName: (role: NodeRole) => string,
): readonly CardNode[] {
  return column.map((node, index) => {
    const y = middle + (index - (column.length - 1) / 2) * rowPx(column)
    if (node.kind === 'more') {
      const box = toBox('more', x, y)
      return { name: 'more', role: 'more', box, texts: [inside(box, `+\u00a0${node.count}`)] }
    }
    const { name } = node.container
    const role = drawnRole(node.container)
    const box = toBox(role, x, y)
    const texts =
      role === 'api'
        ? instanceTexts(name, box, column[index + 1])
        : [below(box, role === 'other' ? name : roleName(role))]
    return { name, role, box, shape: nodeShape(role, box), texts }
  })
}

/** `api-2` is a 2 in its box; the service's name stands once, under the last of its instances. */
function instanceTexts(name: string, box: NodeBox, next: DrawnNode<DrawnContainer> | undefined): CardNode['texts'] {
  const { service, number } = toInstance(name)
  const isLast =
    next === undefined || (next.kind === 'container' && toInstance(next.container.name).service !== service)
  return [inside(box, number), ...(isLast ? [below(box, service)] : [])]
}

function toInstance(name: string): { readonly service: string; readonly number: string } {
  const [, service, number] = /^(.+)-(\d+)$/.exec(name) ?? []
  return service === undefined || number === undefined ? { service: name, number: '1' } : { service, number }
}

function inside({ x, y }: NodeBox, text: string): CardNode['texts'][number] {
  return { text, x, y: y + 3.5, place: 'inside' }
}

function below({ x, y, height }: NodeBox, text: string): CardNode['texts'][number] {
  return { text, x, y: y + height / 2 + namePx, place: 'below' }
}

function toBox(role: NodeRole | 'more', x: number, y: number): NodeBox {
  const [width, height] = sizes[role]
  return { x, y, width, height }
}

/** Two instances stand wide apart, more of them close; everything else needs room for its name. */
function rowPx(column: readonly DrawnNode<DrawnContainer>[]): number {
  const isNamed = column.some((node) => node.kind === 'container' && node.container.role !== 'api')
  if (isNamed) return 46
  return column.length === 2 ? 42 : 29
}

function columnHeight(column: readonly DrawnNode<DrawnContainer>[]): number {
  return (column.length - 1) * rowPx(column) + 46
}
