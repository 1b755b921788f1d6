import { loadShape } from '../loadShape.ts'
import type { OursRun } from '../oursRun.ts'
import { runChild } from '../pinned.ts'
import type { BenchWorld } from '../quiet.ts'
import { stolenSoFarMs } from '../stolenSoFarMs.ts'
import { msOf, type Section, toTable, whole } from '../table.ts'
import { type DelayServer, type ServerFigures, startDelayServer } from '../target/startDelayServer.ts'
import { waitedForCoreMs } from '../waitedForCore.ts'

const delaysMs = [1, 5, 20, 100]
const ratesPerS = [500, 2000, 5000]
/**
 * At 2,000 req/s V8 is still compiling after 3 s, on the core of the thread that it compiles for: the send lag's p99 was 1.5 to 2.8 ms then, and
 * 1.0 to 1.2 ms after 10 s.
 */
const warmS = 10

export interface BiasOptions {
  readonly seconds: number
  readonly attempts: number
  readonly core: number
}

interface Measured {
  readonly ours: OursRun
  readonly theirs: ServerFigures
  /** Server and generator together, for a core. */
  readonly waitedMs: number
  /** Of all cores together, while it was measured. */
  readonly stolenMs: number
}

/**
 * Our percentiles less the server's own, for the same requests: what the kernel's loopback, the two event loops and our measuring add. The
 * server's event loop is part of it, so this is an upper bound of our own error. On a machine with other work, or one that shares its cores with other
 * machines, the waiting for a core is what is seen; of several attempts the one with the least of it is shown, whatever its result.
 */
export async function measureBias(options: BiasOptions, world: BenchWorld): Promise<Section> {
  const rows: string[][] = []
  for (const delayMs of delaysMs) {
    for (const ratePerS of ratesPerS) {
      const all: Measured[] = []
      for (let attempt = 0; attempt < options.attempts; attempt++) {
        await world.quiet()
        const measured = await inServer(delayMs, (server) => measureOnce(server, ratePerS, delayMs, options))
        world.say(
          `  ${delayMs} ms at ${ratePerS} req/s: ${biasOf(measured).map(msOf).join(', ')}, send lag ${msOf(measured.ours.sendLagP99Us.mean)}, waited ${whole(measured.waitedMs)} ms, stolen ${whole(measured.stolenMs)} ms`,
        )
        all.push(measured)
      }
      const quietest = all.toSorted((a, b) => disturbedMs(a) - disturbedMs(b))[0]
      if (quietest !== undefined) rows.push(rowOf(delayMs, quietest))
    }
  }
  const { seconds, attempts, core } = options
  const head = [
    'Delay',
    'req/s',
    'p50 server',
    'p50 ours',
    'bias',
    'p99 server',
    'p99 ours',
    'bias',
    'send lag p99',
    'waited for a core',
    'stolen',
    'failed',
  ]
  const what = `Service time as we measure it less what the server measured for the same requests; open model, even arrivals, ${seconds} s after ${warmS} s of warm-up. Server on core 0, generator on core ${core}. Of ${attempts} attempts each the one in which the least was waited for a core and stolen by the machine below.`
  return { title: 'Bias against known delays', blocks: [what, toTable(head, rows)] }
}

async function inServer<T>(delayMs: number, use: (server: DelayServer) => Promise<T>): Promise<T> {
  const server = await startDelayServer(delayMs, 0)
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}

async function measureOnce(
  server: DelayServer,
  ratePerS: number,
  delayMs: number,
  { seconds, core }: BiasOptions,
): Promise<Measured> {
  const shape = { ...loadShape('open', ratePerS, delayMs), warm: warmS, seconds, cores: core }
  const before = waitedForCoreMs(server.pid)
  const stolenBefore = stolenSoFarMs()
  const ours = await runChild<OursRun>([core], 'ours', { url: server.url.href, ...shape }, 4096)
  const waitedMs = waitedForCoreMs(server.pid) - before + ours.waitedMs
  const stolenMs = stolenSoFarMs() - stolenBefore
  return { ours, theirs: await server.figures(ours.window), waitedMs, stolenMs }
}

function disturbedMs({ waitedMs, stolenMs }: Measured): number {
  return waitedMs + (Number.isNaN(stolenMs) ? 0 : stolenMs)
}

function biasOf({ ours, theirs }: Measured): [p50Us: number, p99Us: number] {
  return [ours.p50Us - theirs.p50Us, ours.p99Us - theirs.p99Us]
}

function rowOf(delayMs: number, measured: Measured): string[] {
  const { ours, theirs, waitedMs, stolenMs } = measured
  const [p50, p99] = biasOf(measured)
  const latencies = [theirs.p50Us, ours.p50Us, p50, theirs.p99Us, ours.p99Us, p99, ours.sendLagP99Us.mean]
  return [
    `${delayMs} ms`,
    whole(ours.ratePerS),
    ...latencies.map(msOf),
    `${whole(waitedMs)} ms`,
    `${whole(stolenMs)} ms`,
    whole(ours.failed),
  ]
}
