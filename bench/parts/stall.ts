import { stalledResponseMs } from '../../shared/analysis/stalledResponse.ts'
import { loadShape } from '../loadShape.ts'
import type { OursRun } from '../oursRun.ts'
import { runChild } from '../pinned.ts'
import type { BenchWorld } from '../quiet.ts'
import { median, msOf, type Section, toTable, whole } from '../table.ts'
import { startLoopbackServer } from '../target/startLoopbackServer.ts'

const stall = { 'stall-ms': 1000, 'every-ms': 10_000 }
const ratePerS = 500
const periods = 3
const percents = [50, 95, 99, 99.9] as const

/** A server that stands still for 1 s in every 10 s: what percentiles must show by arithmetic, and what ours show in both models. */
export async function measureStall({ core }: { readonly core: number }, world: BenchWorld): Promise<Section> {
  const measure = async (model: 'open' | 'closed'): Promise<OursRun> => {
    await world.quiet()
    const target = await startLoopbackServer(0)
    try {
      const shape = { ...loadShape(model, ratePerS, 0), warm: 2, seconds: periods * 10, cores: core }
      const run = await runChild<OursRun>([core], 'ours', {
        url: target.url.href,
        ...shape,
        ...stall,
        'stall-pid': target.pid,
      })
      world.say(`  ${model}: p99.9 ${msOf(run.responseUs?.['p99.9'])}`)
      return run
    } finally {
      await target.close()
    }
  }
  const open = await measure('open')
  const closed = await measure('closed')
  const stalls = {
    stallMs: median(open.stalledMs),
    everyMs: stall['every-ms'],
    // Next to nothing: this server answers tens of thousands a second.
    utilisation: 0,
    serviceMs: (open.serviceUs?.p50 ?? 0) / 1000,
  }
  const expected = percents.map((percent) => (stalledResponseMs(stalls, percent) ?? Number.NaN) * 1000)
  const measured = percents.map((percent) => open.responseUs?.[`p${percent}`])
  const rows = [
    ['expected, open', ...expected.map(msOf), '', ''],
    ['measured, open', ...measured.map(msOf), whole(open.ratePerS), whole(open.failed)],
    [
      'measured, closed',
      ...percents.map((percent) => msOf(closed.responseUs?.[`p${percent}`])),
      whole(closed.ratePerS),
      whole(closed.failed),
    ],
  ]
  const off = ((measured[3] ?? Number.NaN) / (expected[3] ?? Number.NaN) - 1) * 100
  return {
    title: 'A server that stands still',
    blocks: [
      `Stopped for 1 s (${msOf(stalls.stallMs * 1000)}, median as measured) in every 10 s, ${whole(ratePerS)} requests a second, response times of ${periods} periods.`,
      toTable(['', ...percents.map((percent) => `p${percent}`), 'req/s', 'failed'], rows),
      `Open-model p99.9 is ${Math.abs(off).toFixed(2)} % ${off < 0 ? 'below' : 'above'} the arithmetic.`,
    ],
  }
}
