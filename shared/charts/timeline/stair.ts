import type { DrawnMark } from './markPlaces.ts'
import { rounded } from './timelineFrame.ts'

/** How it spread: from the mark where it began, over the others, each with an arrow's head. */
export interface Stair {
  readonly path: string
  readonly heads: string
  /** Of the marks that it joins. */
  readonly numbers: readonly number[]
}

const boxPx = 7.5

/**
 * From mark to mark in the order in which it spread: up (or down) at the moment of the one, then along to the next.
 *
 *          ┌──▸[3]
 *     ┌─▸[2]
 *    [1]
 *
 * Marks outside the window are passed over; fewer than two make no stair.
 */
export function stair(marks: readonly DrawnMark[], numbers: readonly number[] | undefined): Stair | undefined {
  const chain = (numbers ?? []).flatMap((number) => marks.find((mark) => mark.number === number) ?? [])
  if (chain.length < 2) return undefined
  const steps = chain.slice(1).map((to, index) => step(chain[index] ?? to, to))
  return {
    path: steps.map(({ path }) => path).join(''),
    heads: steps.map(({ head }) => head).join(''),
    numbers: chain.map(({ number }) => number),
  }
}

function step(from: DrawnMark, to: DrawnMark): { readonly path: string; readonly head: string } {
  const side = to.x >= from.x ? 1 : -1
  const endX = rounded(to.x - side * (to.width / 2 + 1))
  const isLevel = Math.abs(to.y - from.y) < 1
  if (!isLevel && Math.abs(to.x - from.x) < to.width / 2 + 9) return upright(from, to)
  const start = isLevel
    ? `M${rounded(from.x + side * (from.width / 2))} ${from.y}`
    : `M${from.x} ${from.y + (to.y < from.y ? -boxPx : boxPx)}`
  const head = `M${endX - side * 5.5} ${to.y - 3.5}L${endX} ${to.y}L${endX - side * 5.5} ${to.y + 3.5}`
  return { path: `${start}${isLevel ? '' : `V${to.y}`}H${endX}`, head }
}

/** At nearly the same moment there is no room to go along. */
function upright(from: DrawnMark, to: DrawnMark): { readonly path: string; readonly head: string } {
  const side = to.y < from.y ? -1 : 1
  const endY = to.y - side * (boxPx + 1)
  return {
    path: `M${from.x} ${from.y + side * boxPx}L${to.x} ${endY}`,
    head: `M${to.x - 3.5} ${endY - side * 5.5}L${to.x} ${endY}L${to.x + 3.5} ${endY - side * 5.5}`,
  }
}
