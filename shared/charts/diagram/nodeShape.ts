import { assertNever } from '../../assertNever.ts'
import type { Role } from '../../domain/topology.ts'

export type NodeRole = Role | 'users'

/** Centre and size, px. */
export interface NodeBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What is drawn for one node, as SVG path data. */
export interface NodeShape {
  /** Stroked, and filled with the node's ground unless `isOpen`. */
  readonly outline: string
  /** Lines within it, stroked only. */
  readonly detail?: string
  /** A figure of lines: no ground of its own. */
  readonly isOpen: boolean
  /** Where the node's name stands when the box is too small to hold words. */
  readonly name: 'inside' | 'below'
}

/** Which way the load goes: to the right on cards, down in narrow places. Only the balancer's wide side turns with it. */
export type Flow = 'right' | 'down'

/** Above this height there is room for words, and the cache's cells end under its edge instead of crossing them. */
const roomForWordsPx = 32

/** One shape for each role, told apart without colour and without words. */
export function nodeShape(role: NodeRole, box: NodeBox, flow: Flow = 'right'): NodeShape {
  switch (role) {
    case 'users':
      return { outline: twoFigures(box), isOpen: true, name: 'below' }
    case 'balancer':
      return { outline: trapezoid(box, flow), isOpen: false, name: 'below' }
    case 'proxy':
      return { outline: chevron(box), isOpen: false, name: 'below' }
    case 'cache':
      return { outline: rectangle(box, 0), detail: cells(box), isOpen: false, name: 'below' }
    case 'database':
      return { ...cylinder(box), isOpen: false, name: 'below' }
    case 'api':
      return { outline: rectangle(box, 3), isOpen: false, name: 'inside' }
    case 'other':
      return { outline: rectangle(box, 0), isOpen: false, name: 'below' }
    default:
      return assertNever(role, 'role')
  }
}

function twoFigures({ x, y, height: h }: NodeBox): string {
  const near = x - h * 0.135
  const head = h * 0.17
  const first = `${circle(near, y - h * 0.18, head)}M${n(near - h * 0.32)} ${n(y + h * 0.34)}a${n(h * 0.32)} ${n(h * 0.3)} 0 0 1 ${n(h * 0.64)} 0`
  const secondHead = `M${n(near + h * 0.28)} ${n(y - h * 0.33)}a${n(h * 0.15)} ${n(h * 0.15)} 0 0 1 0 ${n(h * 0.3)}`
  const secondBody = `M${n(near + h * 0.42)} ${n(y + h * 0.07)}a${n(h * 0.26)} ${n(h * 0.26)} 0 0 1 ${n(h * 0.17)} ${n(h * 0.25)}`
  return first + secondHead + secondBody
}

function circle(x: number, y: number, r: number): string {
  return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0Z`
}

/** One in, many out: the narrow side faces the users. */
function trapezoid({ x, y, width, height }: NodeBox, flow: Flow): string {
  const [left, right, top, bottom] = edges({ x, y, width, height })
  if (flow === 'down') {
    const inset = width * 0.16
    return `M${n(left + inset)} ${n(top)}H${n(right - inset)}L${n(right)} ${n(bottom)}H${n(left)}Z`
  }
  const inset = height * 0.24
  return `M${n(left)} ${n(top + inset)}L${n(right)} ${n(top)}V${n(bottom)}L${n(left)} ${n(bottom - inset)}Z`
}

function chevron(box: NodeBox): string {
  const [left, right, top, bottom] = edges(box)
  const tip = Math.min(box.width * 0.32, box.height * 0.6)
  return `M${n(left)} ${n(top)}H${n(right - tip)}L${n(right)} ${n(box.y)}L${n(right - tip)} ${n(bottom)}H${n(left)}L${n(left + tip)} ${n(box.y)}Z`
}

function cells(box: NodeBox): string {
  const [left, , top] = edges(box)
  const length = box.height > roomForWordsPx ? 7 : box.height
  return [1, 2].map((cell) => `M${n(left + (box.width * cell) / 3)} ${n(top)}v${n(length)}`).join('')
}

function cylinder(box: NodeBox): { readonly outline: string; readonly detail: string } {
  const [left, right, top, bottom] = edges(box)
  const depth = Math.min(5, box.height * 0.17)
  const arc = `A${n(box.width / 2)} ${n(depth)} 0 0`
  return {
    outline: `M${n(left)} ${n(top + depth)}${arc} 1 ${n(right)} ${n(top + depth)}V${n(bottom - depth)}${arc} 1 ${n(left)} ${n(bottom - depth)}Z`,
    detail: `M${n(left)} ${n(top + depth)}${arc} 0 ${n(right)} ${n(top + depth)}`,
  }
}

function rectangle(box: NodeBox, radius: number): string {
  const [left, right, top, bottom] = edges(box)
  if (radius === 0) return `M${n(left)} ${n(top)}H${n(right)}V${n(bottom)}H${n(left)}Z`
  const turn = (x: number, y: number) => `a${radius} ${radius} 0 0 1 ${x * radius} ${y * radius}`
  return `M${n(left + radius)} ${n(top)}H${n(right - radius)}${turn(1, 1)}V${n(bottom - radius)}${turn(-1, 1)}H${n(left + radius)}${turn(-1, -1)}V${n(top + radius)}${turn(1, -1)}Z`
}

function edges({ x, y, width, height }: NodeBox): readonly [left: number, right: number, top: number, bottom: number] {
  return [x - width / 2, x + width / 2, y - height / 2, y + height / 2]
}

/** To a hundredth of a px: enough for print, and stable in golden files. */
function n(value: number): number {
  return Math.round(value * 100) / 100
}
