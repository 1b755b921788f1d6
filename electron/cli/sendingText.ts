import type { RunResult } from '../../shared/domain/runResult.ts'
import { countText, latencyText } from '../../shared/text/units.ts'
import { textTable } from './textTable.ts'

/** Both latencies side by side, and what was waited for on our side; undefined when nothing was ok. */
export function sendingText(result: RunResult): string | undefined {
  const { latencyUs, totals, waiting, connecting, lateStarts } = result
  const { response, service } = latencyUs
  if (response === undefined || service === undefined) return undefined
  const row = (name: string, count: string, us: readonly (number | undefined)[]) => [
    name,
    count,
    ...us.map((one) => (one === undefined ? '' : latencyText(one))),
  ]
  const ok = countText(totals.ok)
  const others = [
    ['Waiting for a connection', waiting],
    ['Making a connection', connecting],
    ['Late starts', lateStarts],
  ] as const
  return textTable(
    [
      { title: 'Time', align: 'left' },
      ...(['Count', 'Mean', 'P50', 'P99', 'Max'] as const).map((title) => ({ title, align: 'right' as const })),
    ],
    [
      row('Response (since due)', ok, [response.mean, response.p50, response.p99, response.max]),
      row('Service (since sent)', ok, [service.mean, service.p50, service.p99, service.max]),
      // Percentiles of two distributions do not subtract.
      row('Before it was sent', '', [Math.max(0, response.mean - service.mean), undefined, undefined, undefined]),
      ...others.flatMap(([name, one]) =>
        one === undefined ? [] : [row(name, countText(one.count), [undefined, one.p50Us, one.p99Us, one.maxUs])],
      ),
    ],
  )
}
