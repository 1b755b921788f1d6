import { freezeReport } from '../../electron/cli/freezeReport.ts'
import { type FreezableTarget, measureFreeze } from '../../electron/engine/generatorcheck/measureFreeze.ts'
import { systemClock } from '../../electron/engine/host/systemClock.ts'
import { createLoadGenerator } from '../../electron/engine/load/createLoadGenerator.ts'
import { mergeEncoded } from '../../electron/engine/load/mergeEncoded.ts'
import type { BenchWorld } from '../quiet.ts'
import { standStill } from '../standStill.ts'
import type { Section } from '../table.ts'
import { startLoopbackServer } from '../target/startLoopbackServer.ts'

const workerUrl = new URL('../../electron/engine/load/loadWorker.ts', import.meta.url)

/**
 * The freeze test of `palier doctor --freeze` with a process that is stopped from outside in the place of the product's own thread: for 1 s
 * in every 10 s, what percentiles must show by arithmetic, and what ours show in both models.
 */
export async function measureStall({ core }: { readonly core: number }, world: BenchWorld): Promise<Section> {
  await world.quiet()
  const server = await startLoopbackServer(0)
  try {
    const target: FreezableTarget = {
      host: server.url.hostname,
      port: Number(server.url.port),
      standStill: (order) => standStill(server.pid, order, systemClock.nowMs()),
    }
    const check = await measureFreeze(
      target,
      { stallMs: 1000, everyMs: 10_000, times: 3, core },
      { load: createLoadGenerator({ workerUrl }), clock: systemClock, latencies: mergeEncoded },
      new AbortController().signal,
    )
    return { title: 'A server that stands still', blocks: ['```', freezeReport(check), '```'] }
  } finally {
    await server.close()
  }
}
