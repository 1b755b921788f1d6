import { expect, test } from 'vitest'
import type { LoadPlan, LoadSlot } from '../../../shared/domain/load.ts'
import { isFailure } from '../../../shared/domain/outcome.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { planUsers } from '../../../shared/load/planUsers.ts'
import { seededRandom } from '../../../shared/load/seededRandom.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
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
  '/second',
  '/silent',
]

/** Twelve with every change; all hundred of them (75 s on two cores) with PALIER_ALL_RUNS=1. */
const runs = process.env.PALIER_ALL_RUNS === '1' ? 100 : 12

interface RandomRun extends Pick<LoadOrder, 'plan' | 'endMs' | 'scenario' | 'cores'> {
  readonly stopAfterMs: number | undefined
}

/** Random users or rates, endpoints, think time, threads and end; every third is of the open model, every other one is stopped in the middle. */
function randomRun(seed: number): RandomRun {
  const random = seededRandom(seed, 0)
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const stages = Array.from({ length: between(1, 4) }, () => ({ durationMs: between(0, 250), users: between(0, 40) }))
  const paths = faults.filter(() => random() < 0.5)
  const all = [...stages, { durationMs: between(50, 300), users: between(1, 40) }]
  const closed: LoadPlan = { kind: 'closed', steps: planUsers(all) }
  const open: LoadPlan = {
    kind: 'open',
    stages: all.map(({ durationMs, users }) => ({ durationMs, ratePerS: users * 10 })),
    arrivals: random() < 0.5 ? 'even' : 'poisson',
    // Few enough that some are dropped.
    maxInFlight: between(2, 40),
  }
  return {
    plan: seed % 3 === 2 ? open : closed,
    endMs: planDurationMs(all),
    scenario: scenarioOf(paths.length === 0 ? ['/ok'] : paths, between(0, 3) * 5, 50),
    cores: random() < 0.5 ? [] : [0, 1],
    stopAfterMs: random() < 0.5 ? between(250, 700) : undefined,
  }
}

test.each(Array.from({ length: runs }, (_, seed) => seed))(
  'run %d: every request is booked once, and the server saw as many',
  async (seed) => {
    const { stopAfterMs, ...more } = randomRun(seed)
    const server = await startTargetServer()
    try {
      const slots: LoadSlot[] = []
      const order = orderOf(server, [], more.scenario, {
        ...more,
        seed,
        timeouts: { connectMs: 30_000, responseMs: 400 },
      })
      const stop = stopAfterMs === undefined ? new AbortController().signal : AbortSignal.timeout(stopAfterMs)
      const summary = await generator.run(order, (slot) => slots.push(slot), stop)
      const cells = slots.flatMap((slot) => slot.cells)
      const count = (keep: (cell: (typeof cells)[number]) => boolean) =>
        cells.filter(keep).reduce((sum, cell) => sum + cell.count, 0)
      const ok = count(({ outcome }) => outcome === 'ok')
      const failed = count(({ outcome }) => isFailure(outcome))
      const aborted = count(({ outcome }) => outcome === 'aborted')
      // On a machine that has no time for 0.4 s; the server has never seen them.
      const unsent = count(({ outcome }) => outcome === 'connectTimeout')

      expect(summary.planned).toBe(summary.started + summary.dropped)
      expect(summary.started).toBe(ok + failed + aborted)
      if (more.plan.kind === 'closed') expect(summary.dropped).toBe(0)
      expect(slots.reduce((sum, { started }) => sum + started, 0)).toBe(summary.started)
      expect(slots.reduce((sum, { dropped = 0 }) => sum + dropped, 0)).toBe(summary.dropped)
      expect(slots.map(({ second }) => second)).toEqual(slots.map((_, index) => index))

      // The server may come to the last of them later than the generator.
      await expect.poll(() => server.seen().open).toBe(0)
      const { requests } = server.seen()
      const seen = [...requests.values()].reduce((sum, requested) => sum + requested, 0)
      // Those cut off by the stop may have been on their way; all others were seen, exactly once.
      expect(seen).toBeGreaterThanOrEqual(ok + failed - unsent)
      expect(seen).toBeLessThanOrEqual(ok + failed - unsent + aborted)
      if (stopAfterMs === undefined) {
        expect(aborted).toBe(0)
        for (const path of new Set(more.scenario.requests.map(({ path }) => path.replace(/\?.*/, '')))) {
          expect([path, requests.get(path) ?? 0]).toEqual([
            path,
            count(({ endpoint, outcome }) => endpoint.replace(/\?.*/, '') === path && outcome !== 'connectTimeout'),
          ])
        }
      }
    } finally {
      await server.close()
    }
  },
)
