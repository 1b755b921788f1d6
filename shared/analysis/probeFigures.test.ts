import { expect, test } from 'vitest'
import { probesOf } from '../testing/aReading.ts'
import { resultOf } from '../testing/resultOf.ts'

test('a row per probe over the measured time, ways in first', () => {
  const slow = probesOf('ooo', { container: 'lb', probe: 'balancerFresh' }).map((probe, index) => ({
    ...probe,
    latencyUs: 100 * (index + 1),
  }))
  const { probes } = resultOf({
    probes: [
      ...slow,
      ...probesOf('xxoxo', { container: 'api-2' }, -2000),
      ...probesOf('oo', { container: 'api-1' }, 9000),
      ...probesOf('x', { container: 'api-1', outcome: 'aborted' }, 9500),
      ...probesOf('xx', { container: 'lb', probe: 'entry', outcome: 'responseTimeout' }),
      ...probesOf('x', { container: 'lb', probe: 'entry' }, 2000),
    ],
  })
  expect(probes).toEqual([
    {
      probe: 'entry',
      container: 'lb',
      asked: 3,
      ok: 0,
      failures: { responseTimeout: 2, refused: 1 },
      firstFailureMs: 0,
    },
    {
      probe: 'instance',
      container: 'api-1',
      asked: 2,
      ok: 2,
      latencyUs: { p50: 1000, p95: 1000, max: 1000 },
      failures: {},
    },
    {
      probe: 'instance',
      container: 'api-2',
      asked: 3,
      ok: 2,
      latencyUs: { p50: 1000, p95: 1000, max: 1000 },
      failures: { refused: 1 },
      firstFailureMs: 1000,
    },
    {
      probe: 'balancerFresh',
      container: 'lb',
      asked: 3,
      ok: 3,
      latencyUs: { p50: 200, p95: 300, max: 300 },
      failures: {},
    },
  ])
})
