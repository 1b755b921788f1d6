/** What is told late comes at most so much after others of its time. */
const lateMs = 15_000

/** What was told of a container in the last `withinMs` up to `nowMs`; `told` in the order in which it was, of which only the end is looked at. */
export function recentOf<T extends { readonly container: string; readonly atMs: number }>(
  told: readonly T[],
  container: string,
  nowMs: number,
  withinMs: number,
): T[] {
  const fromMs = nowMs - withinMs
  const from = told.findLastIndex(({ atMs }) => atMs < fromMs - lateMs) + 1
  return told.slice(from).filter((one) => one.container === container && one.atMs >= fromMs && one.atMs <= nowMs)
}
