const mostInOneColumn = 5

/** Names and values beside a row: in one column up to five, in two beyond; how many lines that takes. */
export function readoutLines(count: number): { readonly columns: 1 | 2; readonly lines: number } {
  return count > mostInOneColumn ? { columns: 2, lines: Math.ceil(count / 2) } : { columns: 1, lines: count }
}
