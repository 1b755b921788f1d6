/** How a curve is drawn, so that it is told apart in grey print too. */
export interface LineStyle {
  /** Series slot 0…5; absent: grey. */
  readonly slot?: number
  /** Dashes and gaps in px; empty is solid. */
  readonly dash: readonly number[]
  readonly widthPx: number
}

const configurationDashes: readonly (readonly number[])[] = [
  [],
  [7, 3],
  [2, 2.5],
  [9, 3, 2, 3],
  [12, 3],
  [4, 2, 1, 2, 1, 2],
]

/** Of the configuration with that letter, A is 0. From the seventh on the slots come again with a thinner line. */
export function configurationLine(index: number): LineStyle {
  const slot = index % configurationDashes.length
  return { slot, dash: configurationDashes[slot] ?? [], widthPx: index < configurationDashes.length ? 1.6 : 0.9 }
}

const roleSlots: Readonly<Record<string, number>> = { api: 0, cache: 1, balancer: 2, proxy: 3, database: 4, other: 5 }
const siblingDashes: readonly (readonly number[])[] = [[], [4, 2], [2, 2], [1, 2]]

/** Of a container: its role gives the colour, its place among those of the same role (0 is the first) the dashes. */
export function containerLine(role: string, sibling: number): LineStyle {
  const dash = siblingDashes[Math.min(sibling, siblingDashes.length - 1)] ?? []
  return { slot: roleSlots[role] ?? 5, dash, widthPx: 1.2 }
}

/** A to Z by order of selection, then AA: carried through every screen and every page. */
export function configurationLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : configurationLetter(Math.floor(index / 26) - 1) + last
}
