import { expect, test } from 'vitest'
import { orderOf, scenarioOf } from '../testing/loadOrders.ts'
import { startTargetServer } from '../testing/targetServer.ts'
import { testAuthority, testIdentity } from '../testing/testCertificates.ts'
import { monotonicNowMs } from './monotonicNowMs.ts'
import { StopOrder } from './StopOrder.ts'
import { type Ending, SlotRecorder } from './slotRecorder.ts'
import { Traffic } from './traffic.ts'

const noLife = () => ({ cpuPercent: 0, loopDelayUs: { p99: 0, max: 0 } })

/** Orders a stop from within a turn of the loop, when so many requests have ended; counts what is begun after that. */
class StoppingRecorder extends SlotRecorder {
  readonly outcomes: Record<string, number> = {}
  begun = 0
  begunLater = 0
  #endings = 0
  readonly #stop: StopOrder
  readonly #after: number

  constructor(originMs: number, stop: StopOrder, after: number) {
    super(originMs, noLife, () => undefined)
    this.#stop = stop
    this.#after = after
  }

  override started(nowMs: number, lagUs: number): void {
    super.started(nowMs, lagUs)
    this.begun++
    if (this.#stop.isGiven) this.begunLater++
  }

  override ended(nowMs: number, ending: Ending): void {
    super.ended(nowMs, ending)
    this.outcomes[ending.outcome] = (this.outcomes[ending.outcome] ?? 0) + 1
    if (++this.#endings === this.#after) this.#stop.give()
  }
}

test.each([
  { name: 'over TCP', secured: false, connections: { kind: 'perUser' } as const },
  { name: 'over TLS, in the middle of handshakes', secured: true, connections: { kind: 'fresh' } as const },
  { name: 'with a pool', secured: false, connections: { kind: 'shared', count: 5 } as const },
])(
  'a stop that is ordered in the middle of a turn is followed in that turn: $name',
  async ({ secured, connections }) => {
    const server = await startTargetServer(secured ? testIdentity('server') : undefined)
    try {
      const tls = secured ? { tls: { serverName: 'localhost', ca: testAuthority } } : {}
      const stages = [
        { durationMs: 0, users: 60 },
        { durationMs: 600_000, users: 60 },
      ]
      const timeouts = { connectMs: 30_000, responseMs: 30_000 }
      const order = orderOf({ ...server, ...tls }, stages, scenarioOf(['/ok', '/delay/30'], 2, 50), {
        connections,
        timeouts,
      })
      const stop = new StopOrder()
      const recorder = new StoppingRecorder(order.originMs, stop, 100)
      const nowMs = monotonicNowMs()
      const closedMs = await new Traffic({ ...order, worker: 0, workers: 1 }, recorder, nowMs, stop).follow()
      expect(recorder.begunLater).toBe(0)
      const { ok = 0, aborted = 0, ...others } = recorder.outcomes
      expect(others).toEqual({})
      expect(ok).toBe(100)
      expect(ok + aborted).toBe(recorder.begun)
      expect(closedMs).toBeLessThanOrEqual(nowMs())
      await expect.poll(() => server.seen().open).toBe(0)
    } finally {
      await server.close()
    }
  },
)
