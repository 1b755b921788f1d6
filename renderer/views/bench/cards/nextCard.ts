/** Where an arrow leads in a grid of `count` cards, row by row; undefined: nowhere, or not one of the keys. */
export function nextCard(key: string, from: number, columns: number, count: number): number | undefined {
  const to = target(key, from, columns, count)
  return to === undefined || to < 0 || to >= count || to === from ? undefined : to
}

function target(key: string, from: number, columns: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return from + 1
    case 'ArrowLeft':
      return from - 1
    case 'ArrowDown':
      return from + columns
    case 'ArrowUp':
      return from - columns
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
