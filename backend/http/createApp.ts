import { type Context, Hono } from 'hono'
import { DatabaseGone } from '../database/database.ts'
import type { Log } from '../logLine.ts'
import type { Metrics } from './metrics.ts'
import { Refusal } from './refusal.ts'
import type { Route } from './route.ts'
import { settleBody } from './settleBody.ts'

export interface AppParts {
  readonly routes: readonly Route[]
  readonly metrics: Metrics
  readonly log: Log
  /** Requests that take longer are logged. */
  readonly slowMs: number
  /** While the server stops, connections are closed after their answer. */
  readonly isStopping: () => boolean
}

/** Every request goes through here once: answered, counted, timed, and what went wrong put into words that tell nothing of the inside. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono()
  for (const route of parts.routes) app.on(route.method, route.path, (c) => observed(c, route, parts))
  for (const path of new Set(parts.routes.map((route) => route.path))) {
    const methods = parts.routes.filter((route) => route.path === path).map(({ method }) => method)
    const refuse = () => {
      const headers = { allow: methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ') }
      throw new Refusal(405, 'This method does not exist here.', { headers })
    }
    app.all(path, (c) => observed(c, { path, answer: refuse }, parts))
  }
  const nothing = () => {
    throw new Refusal(404, 'There is nothing at this address.')
  }
  app.notFound((c) => observed(c, { path: 'unknown', answer: nothing }, parts))
  return app
}

async function observed(c: Context, route: Omit<Route, 'method'>, parts: AppParts): Promise<Response> {
  const startedMs = performance.now()
  if (parts.isStopping()) c.header('connection', 'close')
  const response = await answered(c, route, parts.log)
  if (route.isProbe !== true) {
    const tookMs = performance.now() - startedMs
    // A method that somebody made up would be a label of its own.
    const method = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(c.req.method) ? c.req.method : 'other'
    parts.metrics.count(method, route.path, response.status, tookMs)
    if (tookMs > parts.slowMs) {
      parts.log('WARN', `slow request ${method} ${route.path} ${response.status} took ${Math.round(tookMs)} ms`)
    }
  }
  if ((await settleBody(c)) === 'closes') response.headers.set('connection', 'close')
  return response
}

async function answered(c: Context, route: Omit<Route, 'method'>, log: Log): Promise<Response> {
  try {
    return await route.answer(c)
  } catch (error) {
    if (error instanceof Refusal) return refused(c, error)
    if (error instanceof DatabaseGone) {
      log('WARN', `database does not answer: ${route.path}: ${error.message}`)
      return refused(c, new Refusal(503, 'The database does not answer.', { headers: { 'retry-after': '1' } }))
    }
    log(
      'ERROR',
      `${c.req.method} ${route.path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    return c.json({ error: 'Something went wrong here.', problems: [] }, 500)
  }
}

function refused(c: Context, { status, message, problems, headers }: Refusal): Response {
  return c.json({ error: message, problems }, status, headers)
}
