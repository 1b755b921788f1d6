import type { PeerRun } from '../peers.ts'
import { runChild } from '../pinned.ts'
import type { BenchWorld } from '../quiet.ts'
import { type Section, toTable, whole, withSpread } from '../table.ts'
import { startLoopbackServer } from '../target/startLoopbackServer.ts'
import { startNginx } from '../target/startNginx.ts'

/** The same load with everything recorded, and with a counter in its place, after 2 s of warm-up. One thread, so that nothing is done on another one. */
export async function measureRecording(
  { seconds, rounds, core }: { readonly seconds: number; readonly rounds: number; readonly core: number },
  world: BenchWorld,
): Promise<Section> {
  const target = (await startNginx([0])) ?? (await startLoopbackServer(0))
  const runs: Record<'full' | 'counter', PeerRun[]> = { full: [], counter: [] }
  try {
    for (let round = 0; round < rounds; round++) {
      const order = ['full', 'counter'] as const
      for (const recording of round % 2 === 0 ? order : order.toReversed()) {
        await world.quiet()
        const run = await runChild<PeerRun>([core], 'oneThread', { url: target.url.href, seconds, recording })
        world.say(`  ${recording.padEnd(8)} ${whole(run.ratePerS)} req/s, ${cpuUs(run).toFixed(2)} µs CPU per request`)
        runs[recording].push(run)
      }
    }
  } finally {
    await target.close()
  }
  const names = { full: 'histograms, seconds, cells', counter: 'a counter' }
  const rows = (['full', 'counter'] as const).map((recording) => [
    names[recording],
    withSpread(
      runs[recording].map(({ ratePerS }) => ratePerS),
      whole,
    ),
    withSpread(runs[recording].map(cpuUs), (us) => us.toFixed(2)),
  ])
  const extra = runs.full.map((run, round) => (cpuUs(run) / cpuUs(runs.counter[round] ?? run) - 1) * 100)
  const cost = `Recording costs ${withSpread(extra, (percent) => `${percent.toFixed(1)} %`)} of CPU per request.`
  return {
    title: 'Cost of recording',
    blocks: [toTable(['Recorded', 'req/s', 'CPU per request, µs'], rows), cost],
  }
}

function cpuUs({ userSeconds, systemSeconds, requests }: PeerRun): number {
  return ((userSeconds + systemSeconds) / requests) * 1e6
}
