import type { Queries } from '../database/database.ts'
import type { Metrics } from './metrics.ts'
import type { Route } from './route.ts'

const alive = { name: 'health', text: 'SELECT 1 AS alive' }

/** What those who watch ask. Healthy means that the database answers too. */
export function probeRoutes(queries: Queries, metrics: Metrics): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/health',
      isProbe: true,
      answer: async (c) => {
        await queries.ask(alive)
        return c.json({ status: 'ok' })
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      isProbe: true,
      answer: (c) =>
        c.body(metrics.text(process.memoryUsage.rss()), 200, {
          'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        }),
    },
  ]
}
