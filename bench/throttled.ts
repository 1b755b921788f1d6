import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Verdict } from '../shared/domain/verdict.ts'
import { startLoopbackServer } from './target/startLoopbackServer.ts'

/**
 * Does the generator know when it is the limit? Runs of 8 s, in turn: left alone, and throttled from outside in four ways. Every throttled
 * one should be flagged, no quiet one. On a machine with other work a flagged quiet run may well be right: its load average is beside it, and
 * as root `chrt -r 10` in front takes the cores from that work.
 *
 *   [chrt -r 10] node bench/throttled.ts [--times 20] [--users 50]
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '20' }, users: { type: 'string', default: '50' } },
})
const print = (line: string) => process.stdout.write(`${line}\n`)
const peer = new URL('../electron/engine/load/judged.fixture.ts', import.meta.url).pathname

/** Ends what it began. */
type Throttle = (generator: ChildProcess) => { end(): void }

/** Stopped for `stopMs` of every `everyMs`, as by a machine that swaps, or a hypervisor that gives the core to others. */
function bursts(stopMs: number, everyMs: number): Throttle {
  return (generator) => {
    let going = true
    const go = async () => {
      while (going) {
        await wait(everyMs - stopMs)
        generator.kill('SIGSTOP')
        await wait(stopMs)
        generator.kill('SIGCONT')
      }
    }
    void go()
    return {
      end: () => {
        going = false
        generator.kill('SIGCONT')
      },
    }
  }
}

/** On one core with others who come first; whatever priority this program was started with is left to neither. */
function starved(spinners: number, nice: number): Throttle {
  return (generator) => {
    spawn('chrt', ['-a', '-o', '-p', '0', `${generator.pid}`], { stdio: 'ignore' })
    spawn('taskset', ['-acp', '0', `${generator.pid}`], { stdio: 'ignore' })
    const spin = ['-c', '0', 'chrt', '-o', '0', 'nice', '-n', `${nice}`, process.execPath, '-e', 'for (;;);']
    const children = Array.from({ length: spinners }, () => spawn('taskset', spin, { stdio: 'ignore' }))
    return { end: () => children.map((child) => child.kill('SIGKILL')) }
  }
}

const ways: Readonly<Record<string, Throttle>> = {
  'stopped 150 of every 500 ms': bursts(150, 500),
  'stopped 60 of every 300 ms': bursts(60, 300),
  'stopped 400 of every 3000 ms': bursts(400, 3000),
  'two busy processes of higher priority on its core': starved(2, -10),
}

interface Told {
  readonly verdict: Verdict
  readonly [figure: string]: unknown
}

async function measure(throttle: Throttle | undefined): Promise<Told> {
  const server = await startLoopbackServer(0)
  const generator = spawn(process.execPath, [peer, server.url.port, values.users], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // It is running by then, and its first second is among those that count.
  await wait(800)
  const throttling = throttle?.(generator)
  try {
    const [printed] = await Promise.all([text(generator.stdout), once(generator, 'close')])
    return JSON.parse(printed) as Told
  } finally {
    throttling?.end()
    await server.close()
  }
}

const names = Object.keys(ways)
const flagged = { quiet: 0, throttled: 0 }
for (let time = 0; time < Number(values.times); time += 1) {
  const name = names[time % names.length] ?? ''
  for (const [what, throttle] of [
    ['quiet', undefined],
    [name, ways[name]],
  ] as const) {
    const { verdict, ...figures } = await measure(throttle)
    if (verdict.kind !== 'valid') flagged[throttle === undefined ? 'quiet' : 'throttled'] += 1
    const reasons = verdict.reasons.map(({ reason, seconds }) => `${reason} ${seconds} s`).join(', ')
    const load = loadavg()[0]?.toFixed(1)
    print(`${time + 1} ${what}: ${verdict.kind} (${reasons}) ${JSON.stringify(figures)} load average ${load}`)
  }
}
print(`flagged: throttled ${flagged.throttled} of ${values.times}, quiet ${flagged.quiet} of ${values.times}`)
