import type { CounterReading } from '../../../../shared/domain/counters.ts'

/**
 * What Nginx's `stub_status` says; undefined for any other text. Its active connections are the clients' alone, ours among them:
 * a request that is at an upstream takes a second one, which this page does not count.
 */
export function nginxStatus(body: string): CounterReading['values'] | undefined {
  const active = /^Active connections: (\d+)/.exec(body)
  const totals = /^server accepts handled requests[^\n]*\n (\d+) (\d+) (\d+)/m.exec(body)
  const doing = /^Reading: (\d+) Writing: (\d+) Waiting: (\d+)/m.exec(body)
  if (active === null || totals === null || doing === null) return undefined
  return {
    connectionsOpen: Number(active[1]),
    connectionsAcceptedTotal: Number(totals[1]),
    connectionsHandledTotal: Number(totals[2]),
    requestsTotal: Number(totals[3]),
    connectionsReading: Number(doing[1]),
    connectionsWriting: Number(doing[2]),
    connectionsWaiting: Number(doing[3]),
  }
}
