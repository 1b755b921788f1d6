import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createLoadGenerator } from '../electron/engine/load/createLoadGenerator.ts'
import { orderOf, scenarioOf } from '../electron/engine/testing/loadOrders.ts'
import { benchCertificate } from './target/benchCertificate.ts'
import { startCountingServer } from './target/startCountingServer.ts'

/**
 * How long a stop takes with many users on connections of their own: from the order (`abort` of the generator's signal, SIGINT to the
 * command) until the server saw its last request, and its last connection closed. The server is a process of its own on core 0: what it
 * sees may be late, for its own sake (over TLS it takes 60 µs to close each), but never early. The run's own figure (`told`) is of the last
 * socket closed on the generator's side; `descriptors` is when this system no longer has them open, looked at every few ms (Linux only).
 *
 * `--at plateau`: all users are there. `--at ramp`: all users come at once, and the order comes 100, 300, 500 … ms after that.
 *
 *   [chrt -r 10, on a machine with other work] node bench/stopTime.ts [--users 5000] [--times 20] [--by generator|cli] [--tls] [--at plateau|ramp]
 *
 * For `cli`: build first.
 */
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '5000' },
    times: { type: 'string', default: '20' },
    by: { type: 'string', default: 'generator' },
    at: { type: 'string', default: 'plateau' },
    tls: { type: 'boolean', default: false },
    core: { type: 'string', default: '1' },
  },
})
const [users, times, core] = [Number(values.users), Number(values.times), Number(values.core)]
const isRamp = values.at === 'ramp'
/** With every user there, before the order. */
const steadyMs = 1500
const nowMs = (): number => Number(process.hrtime.bigint()) / 1e6
const server = await startCountingServer(0, values.tls)
const { port } = server

interface Stopped {
  readonly connections: number
  readonly lastRequestMs: number
  readonly lastCloseMs: number
  /** Of the process that had the connections. */
  readonly descriptorsMs: number
  /** As the run itself tells it. */
  readonly toldMs: number | undefined
}

/** Until the moment of the order; gives how many connections there were. */
async function momentOfStop(time: number): Promise<number> {
  if (isRamp) {
    // More than are there while every endpoint is called once.
    while ((await server.seen()).open < 10) await wait(5)
    await wait(100 + 200 * (time - 1))
    return (await server.seen()).open
  }
  let asked = (await server.seen()).asked
  for (;;) {
    await wait(50)
    const seen = await server.seen()
    if (seen.open >= users && seen.asked >= asked + users) break
    if (seen.open < users) asked = seen.asked
  }
  await wait(steadyMs)
  return (await server.seen()).open
}

/** Open files of a process; NaN where the system does not tell. */
function openFiles(pid: number | 'self'): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length
  } catch {
    return Number.NaN
  }
}

/** More than threads and files take, and fewer than any connections that are worth a measurement. */
const besides = 40

async function everybodyIsGone(
  orderedMs: number,
  pid: number | 'self',
  before: number,
): Promise<Pick<Stopped, 'lastRequestMs' | 'lastCloseMs' | 'descriptorsMs'>> {
  while (openFiles(pid) > before + besides) await wait(2)
  const descriptorsMs = Number.isNaN(before) ? Number.NaN : nowMs() - orderedMs
  let seen = await server.seen()
  for (; seen.open > 0; seen = await server.seen()) await wait(5)
  return {
    lastRequestMs: Math.max(0, seen.lastRequestMs - orderedMs),
    lastCloseMs: seen.lastCloseMs - orderedMs,
    descriptorsMs,
  }
}

async function byGenerator(time: number): Promise<Stopped> {
  const workerUrl = new URL('../electron/engine/load/loadWorker.ts', import.meta.url)
  const stages = [
    { durationMs: isRamp ? 0 : 2000, users },
    { durationMs: 600_000, users },
  ]
  const tls = values.tls ? { tls: { serverName: 'localhost', ca: readFileSync(benchCertificate.ca, 'utf8') } } : {}
  const order = orderOf({ host: '127.0.0.1', port, ...tls }, stages, scenarioOf(['/'], 1000, 50), {
    cores: [core],
    timeouts: { connectMs: 30_000, responseMs: 30_000 },
  })
  const stop = new AbortController()
  const before = openFiles('self')
  const running = createLoadGenerator({ workerUrl }).run(order, () => undefined, stop.signal)
  const connections = await momentOfStop(time)
  const orderedMs = nowMs()
  stop.abort()
  const gone = await everybodyIsGone(orderedMs, 'self', before)
  return { connections, ...gone, toldMs: (await running).stopMs }
}

async function byCli(time: number): Promise<Stopped> {
  const folder = mkdtempSync(join(tmpdir(), 'palier-stop-'))
  const cli = new URL('../out/cli.js', import.meta.url).pathname
  const url = values.tls ? [`https://localhost:${port}/`, '--ca', benchCertificate.ca] : [`http://127.0.0.1:${port}/`]
  const load = ['load', ...url, '--users', `${users}`, '--duration', '600s', '--think', '1s']
  const child = spawn(process.execPath, [cli, '--out', folder, ...load], {
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config') },
    stdio: 'ignore',
  })
  const ended = new Promise((done) => child.once('close', done))
  try {
    const connections = await momentOfStop(time)
    const orderedMs = nowMs()
    child.kill('SIGINT')
    // Of a program that has only begun: a file more or less.
    const gone = await everybodyIsGone(orderedMs, child.pid ?? 0, 40)
    await ended
    const [run = ''] = readdirSync(join(folder, 'runs'))
    const { stopMs } = JSON.parse(readFileSync(join(folder, 'runs', run, 'manifest.json'), 'utf8'))
    return { connections, ...gone, toldMs: stopMs }
  } finally {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`)
const ms = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? '–' : `${value.toFixed(0)} ms`)
const all: Stopped[] = []
for (let time = 1; time <= times; time += 1) {
  const one = values.by === 'cli' ? await byCli(time) : await byGenerator(time)
  all.push(one)
  const load = loadavg()[0]?.toFixed(1)
  print(
    `${time}: ${one.connections} connections, last request ${ms(one.lastRequestMs)}, last connection closed ${ms(one.lastCloseMs)}, descriptors ${ms(one.descriptorsMs)}, told ${ms(one.toldMs)}, load average ${load}`,
  )
}
for (const name of ['lastRequestMs', 'lastCloseMs', 'descriptorsMs', 'toldMs'] as const) {
  const sorted = all.map((one) => one[name] ?? Number.NaN).sort((a, b) => a - b)
  const within = sorted.filter((value) => value <= 250).length
  print(
    `${name}: median ${ms(sorted[Math.floor(sorted.length / 2)])}, ${ms(sorted[0])} to ${ms(sorted.at(-1))}; within 250 ms ${within} of ${times}`,
  )
}
await server.close()
