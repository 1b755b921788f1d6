import type { LoadWindow } from '../../../shared/analysis/windowsAgree.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { valueOfCell } from './latencyCounts.ts'
import { decode } from './mergeEncoded.ts'

/** A second as a sample: of service times of ok requests mean and deviation, each time taken as the lowest of its cell (0.1 % off at most). */
export function slotWindow({ cells }: LoadSlot): LoadWindow {
  const sums = { ok: 0, us: 0, squares: 0 }
  for (const { outcome, serviceUs } of cells) {
    if (outcome !== 'ok' || serviceUs === undefined) continue
    const sparse = decode(serviceUs)
    for (let at = 0; at < sparse.length; at += 2) {
      const [us, count] = [valueOfCell(sparse[at] ?? 0), sparse[at + 1] ?? 0]
      sums.ok += count
      sums.us += us * count
      sums.squares += us ** 2 * count
    }
  }
  const { ok, us, squares } = sums
  const meanUs = ok === 0 ? 0 : us / ok
  return {
    ended: cells.reduce((sum, { outcome, count }) => (outcome === 'aborted' ? sum : sum + count), 0),
    ok,
    meanUs,
    deviationUs: ok < 2 ? 0 : Math.sqrt(Math.max(0, (squares - ok * meanUs ** 2) / (ok - 1))),
  }
}
