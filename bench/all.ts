import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { loadText, machineText } from './machine.ts'
import { measureBias } from './parts/bias.ts'
import { measureManyUsers } from './parts/manyUsers.ts'
import { measureRecording } from './parts/recording.ts'
import { measureStall } from './parts/stall.ts'
import { measureThroughput } from './parts/throughput.ts'
import { type BenchWorld, quietWithin } from './quiet.ts'
import type { Section } from './table.ts'

const manual = `npm run bench -- [part …] [options]

Measures the load generator on this machine and prints one Markdown document:
the tables of the README's performance section. Progress goes to stderr.

PARTS, all of them unless some are named
  throughput  ours with full recording beside autocannon, wrk and hey
  tls         the same over TLS; needs Nginx
  users       100 to 10,000 users with a connection each: memory, lag, stop
  bias        our percentiles beside those of a server with known delays
  stall       percentiles of a server that stands still, beside the arithmetic
  recording   what recording costs

OPTIONS
  --rounds 6        alternating rounds of throughput and recording
  --seconds 5       of each measurement
  --users 50        connections of throughput
  --core 1          core of the generator and its peers; targets get core 0
  --patience 0      seconds to wait for a quiet moment before each measurement
  --url http://…    throughput on something that runs already
`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '6' },
    seconds: { type: 'string', default: '5' },
    users: { type: 'string', default: '50' },
    core: { type: 'string', default: '1' },
    patience: { type: 'string', default: '0' },
    url: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const world: BenchWorld = {
  say: (line) => void process.stderr.write(`${line}\n`),
  quiet: quietWithin(Number(values.patience)),
}
const [rounds, seconds, users, core] = [values.rounds, values.seconds, values.users, values.core].map(Number) as [
  number,
  number,
  number,
  number,
]
const url = values.url === undefined ? {} : { url: new URL(values.url) }
const parts: Readonly<Record<string, () => Promise<Section>>> = {
  throughput: () => measureThroughput({ rounds, seconds, users, core, ...url }, world),
  tls: () => measureThroughput({ rounds, seconds, users, core, isSecured: true }, world),
  users: () => measureManyUsers({ seconds: Math.max(10, seconds), core }, world),
  bias: () => measureBias({ seconds, attempts: Math.max(1, Math.ceil(rounds / 2)), core }, world),
  stall: () => measureStall({ core }, world),
  recording: () => measureRecording({ rounds, seconds, core }, world),
}
const unknown = positionals.filter((name) => !(name in parts))
const numbers = [rounds, seconds, users, core]
if (values.help) process.stdout.write(manual)
else if (unknown.length > 0 || numbers.some((number) => !(number >= 0))) {
  const what = unknown.length > 0 ? `There is no part ${unknown.join(', ')}.` : 'Every option takes a number.'
  process.stderr.write(`${what}\n\n${manual}`)
  process.exitCode = 2
} else await measure(positionals.length > 0 ? positionals : Object.keys(parts))

async function measure(names: readonly string[]): Promise<void> {
  const before = loadavg()
  const sections: Section[] = []
  for (const name of names) {
    world.say(name)
    const section = await parts[name]?.()
    if (section !== undefined) sections.push(section)
  }
  const texts = sections.map(({ title, blocks }) => [`### ${title}`, ...blocks].join('\n\n'))
  process.stdout.write(`${[`${machineText()} ${loadText(before)}`, ...texts].join('\n\n')}\n`)
}
