import type { IncomingMessage, ServerResponse } from 'node:http'

interface Session {
  readonly name: string
  usesLeft: number
}

/**
 * A service that one has to log in to, below `/session`:
 *
 *   POST /login?uses=3     `{"name": "…"}` gives `{"token": "…"}`, good for that many requests; without `uses` for ever
 *   POST /refuse?every=2   as `/login`, but every second time 503
 *   GET  /flaky?every=2    200, but every second time 503
 *   POST /enter            `{"label": "…"}` gives 201, and 409 when that label was entered before
 *   GET  /items            `{"items": [{"id": …}], "name": "…"}`, another id each time
 *   POST /item/<id>        201 when that id is the last one given to this name, otherwise 409
 *
 * These two answer 401 without `authorization: Bearer <token>`.
 */
export function sessionRoutes(): (request: IncomingMessage, response: ServerResponse, route: string) => void {
  const sessions = new Map<string, Session>()
  /** The last one given to each name. */
  const given = new Map<string, number>()
  const labels = new Set<string>()
  let items = 0
  let logins = 0
  let flakes = 0

  const logIn = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const every = Number(query.get('every') ?? Number.POSITIVE_INFINITY)
    const { name } = JSON.parse(await textOf(request)) as { name: string }
    if (++logins % every === 0) {
      response.writeHead(503).end()
      return
    }
    const token = `t/${logins} of "${name}"`
    sessions.set(token, { name, usesLeft: Number(query.get('uses') ?? Number.POSITIVE_INFINITY) })
    sendJson(response, 200, { token })
  }
  const enter = async (request: IncomingMessage, response: ServerResponse) => {
    const { label } = JSON.parse(await textOf(request)) as { label: string }
    const isNew = !labels.has(label)
    labels.add(label)
    sendJson(response, isNew ? 201 : 409, { label })
  }
  const use = (session: Session, response: ServerResponse, [what, id]: readonly string[]) => {
    session.usesLeft--
    if (what === 'item') sendJson(response, Number(id) === given.get(session.name) ? 201 : 409, { id: Number(id) })
    else {
      given.set(session.name, ++items)
      response.setHeader('x-item', String(items))
      sendJson(response, 200, { items: [{ id: items }], name: session.name })
    }
  }

  return (request, response, route) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://target')
    if (route === 'login' || route === 'refuse') {
      void logIn(request, response, searchParams)
      return
    }
    if (route === 'flaky') {
      sendJson(response, ++flakes % Number(searchParams.get('every')) === 0 ? 503 : 200, {})
      return
    }
    if (route === 'enter') {
      void enter(request, response)
      return
    }
    const session = sessions.get((request.headers.authorization ?? '').replace('Bearer ', ''))
    if (session === undefined || session.usesLeft <= 0) sendJson(response, 401, { error: 'no token' })
    else use(session, response, route.split('/'))
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
