import { availableParallelism } from 'node:os'
import { findPeers, type Peer, type PeerRun } from '../peers.ts'
import type { BenchWorld } from '../quiet.ts'
import { median, msOf, type Section, toTable, whole, withSpread } from '../table.ts'
import { benchCertificate } from '../target/benchCertificate.ts'
import { startLoopbackServer } from '../target/startLoopbackServer.ts'
import { startNginx, type Target } from '../target/startNginx.ts'

export interface ThroughputOptions {
  readonly users: number
  readonly seconds: number
  readonly rounds: number
  /** Something that runs already; absent: a target of its own on core 0. */
  readonly url?: URL
  readonly isSecured?: boolean
  /** The tools' core. */
  readonly core: number
}

type Round = ReadonlyMap<string, PeerRun>

/**
 * Every tool on the same target, path and core, taking turns (A B C D, D C B A …), so that whatever the machine does besides meets all
 * of them. A ratio is of two measurements of the same round; shown are the median and the spread of the rounds.
 */
export async function measureThroughput(options: ThroughputOptions, world: BenchWorld): Promise<Section> {
  const { users, seconds, rounds, core, isSecured = false } = options
  const { peers, missing } = findPeers()
  const target = await targetOf(options)
  try {
    const done: Round[] = []
    for (let round = 0; round < rounds; round++) {
      done.push(await takeTurns(round % 2 === 0 ? peers : peers.toReversed(), target.url, options, world))
    }
    const what = `${users} connections without think time, ${seconds} s each, ${rounds} rounds in alternating order. Target: ${target.what}, on core 0; each tool with all its threads on core ${core}. The two in Node have 2 s to warm up first. CPU per request is user + kernel.`
    const verified = 'Ours verifies the certificate, the others do not; connections are made once.'
    return {
      title: isSecured ? 'Throughput over TLS on one core' : 'Throughput on one core',
      blocks: [
        isSecured ? `${what} ${verified}` : what,
        resultTable(peers, done, seconds),
        ...(isSecured ? [] : [...missing, await twoCores(options, world)]),
      ],
    }
  } finally {
    await target.close()
  }
}

async function targetOf({ url, isSecured = false }: ThroughputOptions): Promise<Target> {
  if (url !== undefined) return { what: url.href, url, pid: 0, close: async () => undefined }
  const nginx = await startNginx([0], { isSecured })
  if (nginx === undefined && isSecured) throw new Error('throughput over TLS needs Nginx as its target')
  return nginx ?? (await startLoopbackServer(0))
}

async function takeTurns(
  peers: readonly Peer[],
  url: URL,
  { users, seconds, core, isSecured = false }: ThroughputOptions,
  world: BenchWorld,
): Promise<Round> {
  const ca = isSecured ? { ca: benchCertificate.ca } : {}
  const runs = new Map<string, PeerRun>()
  for (const { name, measure } of peers) {
    await world.quiet()
    const run = await measure({ url, users, seconds, cores: [core], ...ca })
    runs.set(name, run)
    world.say(`  ${name.padEnd(10)} ${whole(run.ratePerS)} req/s, ${whole(perCpuSecond(run))} per CPU second`)
  }
  return runs
}

function resultTable(peers: readonly Peer[], rounds: readonly Round[], seconds: number): string {
  const head = [
    'Tool',
    'req/s',
    'palier ÷ it',
    'req per CPU s',
    'palier ÷ it',
    'CPU per request',
    'p50',
    'p99',
    'core',
    'failed',
  ]
  return toTable(
    head,
    peers.map(({ name }) => {
      const runs = rounds.flatMap((round) => round.get(name) ?? [])
      const ratio = (of: (run: PeerRun) => number) =>
        name === 'palier' ? '' : withSpread(ratios(rounds, name, of), two)
      return [
        name,
        withSpread(runs.map(rateOf), whole),
        ratio(rateOf),
        withSpread(runs.map(perCpuSecond), whole),
        ratio(perCpuSecond),
        `${microseconds(runs, 'userSeconds')} + ${microseconds(runs, 'systemSeconds')} µs`,
        msOf(median(runs.flatMap(({ p50Us = [] }) => p50Us))),
        msOf(median(runs.flatMap(({ p99Us = [] }) => p99Us))),
        `${whole(median(runs.map((run) => (cpuOf(run) / seconds) * 100)))} %`,
        whole(runs.reduce((sum, { failed }) => sum + failed, 0)),
      ]
    }),
  )
}

const two = (value: number): string => value.toFixed(2)
const rateOf = ({ ratePerS }: PeerRun): number => ratePerS
const cpuOf = ({ userSeconds, systemSeconds }: PeerRun): number => userSeconds + systemSeconds
const perCpuSecond = (run: PeerRun): number => run.requests / cpuOf(run)

function microseconds(runs: readonly PeerRun[], of: 'userSeconds' | 'systemSeconds'): string {
  return median(runs.map((run) => (run[of] / run.requests) * 1e6)).toFixed(1)
}

function ratios(rounds: readonly Round[], name: string, of: (run: PeerRun) => number): number[] {
  return rounds.flatMap((round) => {
    const [ours, theirs] = [round.get('palier'), round.get(name)]
    return ours === undefined || theirs === undefined ? [] : of(ours) / of(theirs)
  })
}

/** Our two load threads on two cores beside one on one. The target gets the cores that are left, so that it is not what ends first. */
async function twoCores({ users, seconds, rounds, url }: ThroughputOptions, world: BenchWorld): Promise<string> {
  if (url !== undefined) return ''
  const cores = availableParallelism()
  if (cores < 3) {
    return `Two load cores against one: skipped, because this machine has ${cores} cores and the target needs one of its own (3 at least).`
  }
  const left = Array.from({ length: cores }, (_, core) => core).filter((core) => core !== 1 && core !== 2)
  const target = await startNginx(left.slice(0, 2))
  if (target === undefined) return 'Two load cores against one: skipped, because it needs Nginx as the target.'
  const [ours] = findPeers().peers
  try {
    const factors: number[] = []
    for (let round = 0; round < rounds; round++) {
      const rates = new Map<number, number>()
      for (const count of round % 2 === 0 ? [1, 2] : [2, 1]) {
        const run = await ours?.measure({ url: target.url, users: users * 2, seconds, cores: [1, 2].slice(0, count) })
        rates.set(count, run?.ratePerS ?? Number.NaN)
        world.say(`  ${count} load cores  ${whole(run?.ratePerS ?? Number.NaN)} req/s`)
      }
      factors.push((rates.get(2) ?? Number.NaN) / (rates.get(1) ?? Number.NaN))
    }
    return `Two load cores against one (${target.what}): × ${withSpread(factors, two)}.`
  } finally {
    await target.close()
  }
}
