/** Index of the last of these ascending times that is not after the moment; -1 when all are. */
export function lastAtOrBefore(timesMs: readonly number[], momentMs: number): number {
  let [low, high] = [0, timesMs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timesMs[middle] ?? Number.POSITIVE_INFINITY) <= momentMs) low = middle + 1
    else high = middle
  }
  return low - 1
}
