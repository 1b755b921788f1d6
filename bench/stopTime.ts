import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createLoadGenerator } from '../electron/engine/load/createLoadGenerator.ts'
import { orderOf, scenarioOf } from '../electron/engine/testing/loadOrders.ts'

/**
 * How long a stop takes with many users on connections of their own: from the order (`abort` of the generator's signal, SIGINT to the
 * command) until this server saw its last request, and its last connection closed. The server is in this process, so a late moment may
 * also be its own; never an early one.
 *
 *   [chrt -r 10, on a machine with other work] node bench/stopTime.ts [--users 5000] [--times 20] [--by generator|cli]     (cli: build first)
 */
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '5000' },
    times: { type: 'string', default: '20' },
    by: { type: 'string', default: 'generator' },
  },
})
const users = Number(values.users)
const times = Number(values.times)
/** With every user there, before the order. */
const steadyMs = 1500

const body = '{"id":1}'
const answer = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
const seen = { open: 0, lastRequestMs: 0, lastCloseMs: 0 }
const server = createServer({ noDelay: true }, (socket) => {
  seen.open += 1
  socket.on('error', () => undefined)
  socket.on('data', () => {
    seen.lastRequestMs = performance.now()
    socket.write(answer)
  })
  socket.on('close', () => {
    seen.open -= 1
    seen.lastCloseMs = performance.now()
  })
})
await new Promise<void>((done) => server.listen(0, '127.0.0.1', 8192, done))
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

interface Stopped {
  readonly lastRequestMs: number
  readonly lastCloseMs: number
  /** As the run itself tells it. */
  readonly toldMs: number | undefined
}

/** Until all users have a connection, and some time more. */
async function everybodyIsThere(): Promise<void> {
  while (seen.open < users) await wait(50)
  await wait(steadyMs)
}

async function everybodyIsGone(orderedMs: number): Promise<Pick<Stopped, 'lastRequestMs' | 'lastCloseMs'>> {
  while (seen.open > 0) await wait(5)
  return {
    lastRequestMs: Math.max(0, seen.lastRequestMs - orderedMs),
    lastCloseMs: seen.lastCloseMs - orderedMs,
  }
}

async function byGenerator(): Promise<Stopped> {
  const workerUrl = new URL('../electron/engine/load/loadWorker.ts', import.meta.url)
  const stages = [
    { durationMs: 2000, users },
    { durationMs: 600_000, users },
  ]
  const order = orderOf({ host: '127.0.0.1', port }, stages, scenarioOf(['/'], 1000, 50))
  const stop = new AbortController()
  const running = createLoadGenerator({ workerUrl }).run(order, () => undefined, stop.signal)
  await everybodyIsThere()
  const orderedMs = performance.now()
  stop.abort()
  const gone = await everybodyIsGone(orderedMs)
  return { ...gone, toldMs: (await running).stopMs }
}

async function byCli(): Promise<Stopped> {
  const folder = mkdtempSync(join(tmpdir(), 'palier-stop-'))
  const cli = new URL('../out/cli.js', import.meta.url).pathname
  const load = ['load', `http://127.0.0.1:${port}/`, '--users', `${users}`, '--duration', '600s', '--think', '1s']
  const child = spawn(process.execPath, [cli, '--out', folder, ...load], {
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config') },
    stdio: 'ignore',
  })
  const ended = new Promise((done) => child.once('close', done))
  try {
    await everybodyIsThere()
    const orderedMs = performance.now()
    child.kill('SIGINT')
    const gone = await everybodyIsGone(orderedMs)
    await ended
    const [run = ''] = readdirSync(join(folder, 'runs'))
    const { stopMs } = JSON.parse(readFileSync(join(folder, 'runs', run, 'manifest.json'), 'utf8'))
    return { ...gone, toldMs: stopMs }
  } finally {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`)
const ms = (value: number | undefined) => (value === undefined ? '–' : `${value.toFixed(0)} ms`)
const all: Stopped[] = []
for (let time = 1; time <= times; time += 1) {
  const one = values.by === 'cli' ? await byCli() : await byGenerator()
  all.push(one)
  const load = loadavg()[0]?.toFixed(1)
  print(
    `${time}: last request ${ms(one.lastRequestMs)}, last connection closed ${ms(one.lastCloseMs)}, told ${ms(one.toldMs)}, load average ${load}`,
  )
}
for (const name of ['lastRequestMs', 'lastCloseMs', 'toldMs'] as const) {
  const sorted = all.map((one) => one[name] ?? Number.NaN).sort((a, b) => a - b)
  const within = sorted.filter((value) => value <= 250).length
  print(
    `${name}: median ${ms(sorted[Math.floor(sorted.length / 2)])}, most ${ms(sorted.at(-1))}; within 250 ms ${within} of ${times}`,
  )
}
server.close()
