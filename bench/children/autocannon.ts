import { parseArgs } from 'node:util'
import autocannon from 'autocannon'

/** autocannon through its own programming interface, for one measurement. Prints one line of JSON, as `ours.ts` does. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    users: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '5' },
  },
})
const cpu = process.cpuUsage()
const result = await autocannon({
  url: values.url,
  connections: Number(values.users),
  duration: Number(values.seconds),
  pipelining: 1,
})
const { user, system } = process.cpuUsage(cpu)
const run = {
  ratePerS: result.requests.total / result.duration,
  requests: result.requests.total,
  p50Us: result.latency.p50 * 1000,
  p99Us: result.latency.p99 * 1000,
  failed: result.errors + result.non2xx,
  userSeconds: user / 1e6,
  systemSeconds: system / 1e6,
}
process.stdout.write(`${JSON.stringify(run)}\n`)
