import { parseArgs } from 'node:util'
import autocannon from 'autocannon'

/** autocannon through its own programming interface, for one measurement. Prints one line of JSON, as `ours.ts` does. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    users: { type: 'string', default: '50' },
    warm: { type: 'string', default: '0' },
    seconds: { type: 'string', default: '5' },
  },
})
const measure = (duration: string) =>
  autocannon({ url: values.url, connections: Number(values.users), duration: Number(duration), pipelining: 1 })
// For the compiler; a run of its own, because it cannot leave seconds out.
if (values.warm !== '0') await measure(values.warm)
const cpu = process.cpuUsage()
const result = await measure(values.seconds)
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
