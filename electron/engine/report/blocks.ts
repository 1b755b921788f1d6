/** As many columns as a page has room for. */
const mostPerBlock = 4

/** In blocks of at most four, as even as they come: 5 is 3 and 2, 8 is 4 and 4. */
export function blocks<T>(items: readonly T[], most = mostPerBlock): T[][] {
  const count = Math.max(1, Math.ceil(items.length / most))
  const size = Math.ceil(items.length / count)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}
