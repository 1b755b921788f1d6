import { has, runChild, runOn } from './pinned.ts'

/** One measurement of one tool. Latencies are the tool's own; what it does not say is absent. */
export interface PeerRun {
  readonly ratePerS: number
  readonly requests: number
  readonly p50Us?: number
  readonly p99Us?: number
  readonly failed: number
  /** Of the tool's process: what the requests cost, whoever else wants the core. */
  readonly userSeconds: number
  readonly systemSeconds: number
}

export interface PeerOrder {
  readonly url: URL
  readonly users: number
  readonly seconds: number
  readonly cores: readonly number[]
  /** File of the authority that the target's certificate is verified by: ours asks for it, the others verify nothing. */
  readonly ca?: string
}

export interface Peer {
  readonly name: string
  readonly measure: (order: PeerOrder) => Promise<PeerRun>
}

/** The tools that are here, ours first, and a sentence for each that is not. */
export function findPeers(): { readonly peers: readonly Peer[]; readonly missing: readonly string[] } {
  const debian = [wrk, hey].filter(({ name }) => has(name))
  const missing = [wrk, hey]
    .filter(({ name }) => !has(name))
    .map(({ name }) => `${name} is not installed (Debian and Ubuntu: \`apt-get install ${name}\`), and was left out.`)
  return { peers: [ours, autocannon, ...debian], missing }
}

/** Seconds that are left out where code is compiled while it runs. */
const warm = 2

const ours: Peer = {
  name: 'palier',
  measure: ({ url, users, seconds, cores, ca = '' }) =>
    runChild(cores, 'ours', { url: url.href, users, warm, seconds, cores: cores.join(','), ca }),
}

const autocannon: Peer = {
  name: 'autocannon',
  measure: ({ url, users, seconds, cores }) => runChild(cores, 'autocannon', { url: url.href, users, warm, seconds }),
}

const wrk: Peer = {
  name: 'wrk',
  measure: async ({ url, users, seconds, cores }) => {
    const sizes = ['-t', String(cores.length), '-c', String(users), '-d', `${seconds}s`]
    const { stdout, ...cpu } = await runOn(cores, ['wrk', ...sizes, '--latency', url.href])
    const at = (percent: number) => latencyUs(new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s)`, 'm').exec(stdout))
    const other = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0)
    const errors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? []
    const failed = errors.reduce((sum, count) => sum + Number(count), other)
    const ratePerS = Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1])
    return { ratePerS, requests: ratePerS * seconds, ...at50And99(at), failed, ...cpu }
  },
}

const hey: Peer = {
  name: 'hey',
  measure: async ({ url, users, seconds, cores }) => {
    const { stdout, ...cpu } = await runOn(cores, ['hey', '-z', `${seconds}s`, '-c', String(users), url.href])
    const at = (percent: number) => {
      const found = new RegExp(`${percent}%%? in ([\\d.]+) secs`).exec(stdout)?.[1]
      return found === undefined ? undefined : Number(found) * 1e6
    }
    const statuses = [...stdout.matchAll(/\[(\d+)\]\s+(\d+) responses/g)]
    const other = statuses.filter(([, status]) => status !== '200').reduce((sum, [, , count]) => sum + Number(count), 0)
    const ratePerS = Number(/Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1])
    return { ratePerS, requests: ratePerS * seconds, ...at50And99(at), failed: other, ...cpu }
  },
}

function at50And99(at: (percent: number) => number | undefined): Pick<PeerRun, 'p50Us' | 'p99Us'> {
  const [p50Us, p99Us] = [at(50), at(99)]
  return { ...(p50Us !== undefined && { p50Us }), ...(p99Us !== undefined && { p99Us }) }
}

const usOf: Readonly<Record<string, number>> = { us: 1, ms: 1000, s: 1_000_000 }

function latencyUs(found: RegExpExecArray | null): number | undefined {
  return found === null ? undefined : Number(found[1]) * (usOf[found[2] ?? ''] ?? Number.NaN)
}
