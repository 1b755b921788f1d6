import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { fail, ok, type Result } from '../../shared/contract/answer.ts'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { engineRequestNames } from '../../shared/contract/window.ts'
import { type Failure, toFailure } from '../../shared/domain/failure.ts'
import { suitePage } from '../engine/workbench.ts'
import { AskedOnce } from './askedOnce.ts'
import type { Asking } from './asking.ts'
import type { BuiltWindow } from './builtWindow.ts'
import { launchAddress, launchRefusedPage, onwardPage } from './pages.ts'
import { makeReportFile, reportStatus, toReportAsk } from './reportFile.ts'
import { type Action, routes } from './routes.ts'
import { readingPolicy, type SuiteReading } from './SuiteReading.ts'

/** A comparison's ask has some hundred bytes; parameters of eight configurations a few thousand. */
const mostBodyBytes = 256 * 1024

export interface AppParts {
  readonly window: BuiltWindow
  readonly asking: Asking
  /** Undefined when the token is not good. */
  readonly redeem: (token: string, cookie: string | undefined) => Redeemed | undefined
  readonly openTab: () => string
  readonly reading: SuiteReading
  /** Text exposition of the run that is on. */
  readonly metrics: () => Promise<string>
}

/** `known`: a browser that was let in before has come this way again. */
export type Redeemed =
  | { readonly kind: 'fresh'; readonly cookie: string; readonly key: string }
  | { readonly kind: 'known' }

type Answering = (context: Context) => Response | Promise<Response>

/** The answers of the route table. Whoever gets here was admitted. */
export function createApp(parts: AppParts): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: mostBodyBytes, onError: tooLarge })
  const actions = actionsOf(parts)
  for (const { method, path, action } of routes) {
    if (action !== 'hear') app.on(method, path, limit, (context) => actions[action](context))
  }
  app.notFound(() => nothing())
  app.onError((error) => told(fail(toFailure(error)), 500))
  return app
}

function actionsOf({
  window,
  asking,
  redeem,
  openTab,
  reading,
  metrics,
}: AppParts): Record<Exclude<Action, 'hear'>, Answering> {
  const once = new AskedOnce()
  return {
    launch: (context) => {
      const token = context.req.query('token') ?? ''
      const [name, port] = (context.req.header('host') ?? '').split(':')
      if (name !== '127.0.0.1') return htmlPage(onwardPage(launchAddress(Number(port), token)), 200)
      const redeemed = redeem(token, context.req.header('cookie'))
      if (redeemed === undefined) return htmlPage(launchRefusedPage, 403)
      if (redeemed.kind === 'known') return htmlPage(onwardPage('/'), 200)
      return htmlPage(window.page(redeemed.key), 200, { 'set-cookie': redeemed.cookie })
    },
    page: () => htmlPage(window.page(''), 200),
    tab: () => told(ok({ tab: openTab() }), 200),
    file: ({ req }) => {
      const file = window.files.get(req.path)
      if (file === undefined) return nothing()
      const cached = file.isHashed ? { 'cache-control': 'private, max-age=31536000, immutable' } : {}
      return new Response(file.bytes, { headers: { 'content-type': file.type, ...cached } })
    },
    ask: async ({ req }) => {
      const name = engineRequestNames.find((one) => req.path === `/ask/${one}`)
      if (name === undefined) return nothing()
      const input = await readJson(req.text())
      if (input === undefined) return told(notJson(name), 400)
      const asked = { tab: req.header('x-palier-tab') ?? '', number: req.header('x-palier-ask'), name }
      return told(await once.answer(asked, () => asking.ask(name, input.json)), 200)
    },
    metrics: async () =>
      new Response(await metrics(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }),
    report: async ({ req }) => {
      const asked = toReportAsk(req.path.slice('/reports/'.length), new URL(req.url).searchParams)
      const made = asked.ok ? await makeReportFile(asking.handlers, asked.value) : asked
      if (!made.ok) return told(made, reportStatus(made.failure))
      const { name, type, bytes } = made.value
      return new Response(bytes, {
        headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
      })
    },
    suite: async ({ req }) => {
      const page = await askedPage(asking.handlers, req.path.slice('/suites/'.length))
      if (!page.ok) return told(page, reportStatus(page.failure))
      return told(ok({ address: reading.address(page.value) }), 200)
    },
    reading: ({ req }) => {
      const file = reading.read(req.path)
      if (file === undefined) return nothing()
      const { type, bytes, name } = file
      const download = name === undefined ? {} : { 'content-disposition': `attachment; filename="${name}"` }
      return new Response(bytes, {
        headers: { 'content-type': type, 'content-security-policy': readingPolicy, ...download },
      })
    },
  }
}

/** Absolute path. */
async function askedPage(handlers: Handlers, suiteId: string): Promise<Result<string, Failure>> {
  try {
    return ok(await suitePage(handlers, suiteId))
  } catch (error) {
    return fail(toFailure(error))
  }
}

function htmlPage(html: string, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
}

/** With a length, so that it is not sent in chunks. */
function nothing(): Response {
  return new Response(null, { status: 404, headers: { 'content-length': '0' } })
}

function told(result: Result<unknown, Failure>, status: number): Response {
  return Response.json(result, { status })
}

function tooLarge(): Response {
  const found = `more than ${mostBodyBytes} bytes`
  const problem = { where: 'request', field: '', found, expected: `at most ${mostBodyBytes} bytes` }
  const failure: Failure = { kind: 'badInput', problems: [problem] }
  // What is left of the body is not waited for.
  return Response.json(fail(failure), { status: 413, headers: { connection: 'close' } })
}

function notJson(name: string): Result<never, Failure> {
  return fail({
    kind: 'badInput',
    problems: [{ where: name, field: '', found: 'a body that is no JSON', expected: 'JSON' }],
  })
}

async function readJson(text: Promise<string>): Promise<{ readonly json: unknown } | undefined> {
  const body = await text
  try {
    return { json: JSON.parse(body) as unknown }
  } catch {
    return undefined
  }
}
