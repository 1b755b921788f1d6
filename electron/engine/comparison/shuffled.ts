import { seededRandom } from '../../../shared/load/seededRandom.ts'

/** Fisher–Yates with the comparison's seed: the order of runs is random but can be repeated. Each `round` has its own. */
export function shuffled<T>(items: readonly T[], seed: number, round = 0): T[] {
  const random = seededRandom(seed, round)
  const order = [...items]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [order[last], order[other]] as [T, T]
    order[last] = b
    order[other] = a
  }
  return order
}
