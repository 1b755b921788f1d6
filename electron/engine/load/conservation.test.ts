import { expect, test } from 'vitest'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import { isFailure } from '../../../shared/domain/outcome.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer } from '../testing/targetServer.ts'
import { createLoadGenerator } from './createLoadGenerator.ts'

const generator = createLoadGenerator({ workerUrl: new URL('./loadWorker.ts', import.meta.url) })

const faults = [
  '/ok?instance=api-1&cache=HIT',
  '/ok?instance=api-2&cache=MISS',
  '/ok',
  '/delay/3',
  '/status/500',
  '/status/503?instance=api-2',
  '/status/404',
  '/cut/fin',
  '/cut/rst',
  '/body/cut',
  '/garbage',
  '/stale',
  '/silent',
]

/** A run with random users, endpoints, think time, threads and end; every other one is stopped in the middle. */
function randomRun(seed: number) {
  const random = seededRandom(seed, 0)
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const stages = Array.from({ length: between(1, 4) }, () => ({ durationMs: between(0, 250), users: between(0, 40) }))
  const paths = faults.filter(() => random() < 0.5)
  return {
    stages: [...stages, { durationMs: between(50, 300), users: between(1, 40) }],
    scenario: scenarioOf(paths.length === 0 ? ['/ok'] : paths, between(0, 3) * 5, 50),
    cores: random() < 0.5 ? [] : [0, 1],
    stopAfterMs: random() < 0.5 ? between(250, 700) : undefined,
  }
}

test.each(Array.from({ length: 8 }, (_, seed) => seed))(
  'run %d: every request is booked once, and the server saw as many',
  async (seed) => {
    const { stages, scenario, cores, stopAfterMs } = randomRun(seed)
    const server = await startTargetServer()
    try {
      const slots: LoadSlot[] = []
      const order = orderOf(server, stages, scenario, {
        seed,
        cores,
        timeouts: { connectMs: 1000, responseMs: 400 },
      })
      const stop = stopAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(stopAfterMs)
      const summary = await generator.run(order, (slot) => slots.push(slot), stop)
      const cells = slots.flatMap((slot) => slot.cells)
      const count = (keep: (cell: (typeof cells)[number]) => boolean) =>
        cells.filter(keep).reduce((sum, cell) => sum + cell.count, 0)
      const ok = count(({ outcome }) => outcome === 'ok')
      const failed = count(({ outcome }) => isFailure(outcome))
      const aborted = count(({ outcome }) => outcome === 'aborted')

      expect(summary.planned).toBe(summary.started + summary.dropped)
      expect(summary.started).toBe(ok + failed + aborted)
      expect(slots.reduce((sum, { started }) => sum + started, 0)).toBe(summary.started)
      expect(slots.map(({ second }) => second)).toEqual(slots.map((_, index) => index))

      const { requests, open } = server.seen()
      const seen = [...requests.values()].reduce((sum, requested) => sum + requested, 0)
      // Those cut off by the stop may have been on their way; all others were seen, exactly once.
      expect(seen).toBeGreaterThanOrEqual(ok + failed)
      expect(seen).toBeLessThanOrEqual(ok + failed + aborted)
      if (stopAfterMs === undefined) {
        expect(aborted).toBe(0)
        for (const path of new Set(scenario.requests.map(({ path }) => path.replace(/\?.*/, '')))) {
          expect([path, requests.get(path) ?? 0]).toEqual([
            path,
            count((cell) => cell.endpoint.replace(/\?.*/, '') === path),
          ])
        }
      }
      await expect.poll(() => server.seen().open).toBe(0)
      expect(open).toBeLessThanOrEqual(40)
    } finally {
      await server.close()
    }
  },
)
