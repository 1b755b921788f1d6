import type { NodeBox } from './nodeShape.ts'

/**
 * Everything at the left asks everything at the right: orthogonal lines that meet in one upright between the two layers, drawn once.
 *
 *   a -+   +-> c
 *      +---+
 *   b -+   +-> d
 */
export function wires(
  from: readonly NodeBox[],
  to: readonly NodeBox[],
): { readonly lines: string; readonly heads: string } {
  if (from.length === 0 || to.length === 0) return { lines: '', heads: '' }
  const leftX = Math.max(...from.map(({ x, width }) => x + width / 2))
  const rightX = Math.min(...to.map(({ x, width }) => x - width / 2))
  const middle = (leftX + rightX) / 2
  const heights = [...from, ...to].map(({ y }) => y)
  const top = Math.min(...heights)
  const bottom = Math.max(...heights)
  const upright = top === bottom ? '' : `M${middle} ${top}V${bottom}`
  const lines = [
    ...from.map(({ x, y, width }) => `M${x + width / 2} ${y}H${middle}`),
    upright,
    ...to.map(({ x, y, width }) => `M${middle} ${y}H${x - width / 2 - 1}`),
  ]
  return { lines: lines.join(''), heads: to.map(head).join('') }
}

function head({ x, y, width }: NodeBox): string {
  const tip = x - width / 2 - 0.5
  return `M${tip - 4.5} ${y - 2.6}L${tip} ${y}L${tip - 4.5} ${y + 2.6}`
}
