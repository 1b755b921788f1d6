import type { Page } from 'playwright-core'
import type { Answer, Ask, RequestName } from '../../shared/contract/requests.ts'

const tabs = new WeakMap<Page, string>()

/** Notes the token with which the page asks; before it is opened. */
export function noteTab(page: Page): void {
  page.on('request', (request) => {
    const { 'x-palier-tab': tab } = request.headers()
    if (tab !== undefined) tabs.set(page, tab)
  })
}

/** Asks the engine in the page's name: what only prepares or looks after a test. Throws what was refused. */
export async function askHost<N extends RequestName>(page: Page, name: N, input: Ask<N>): Promise<Answer<N>> {
  const answer = await page.evaluate(post, [name, tabs.get(page) ?? '', JSON.stringify(input)] as const)
  if (answer.ok) return answer.value as Answer<N>
  throw new Error(`${name} was refused: ${JSON.stringify(answer.failure)}`)
}

/** Runs in the page. Again when a network that came or went made the browser give it up, as the page's own asks are. */
async function post([name, tab, body]: readonly [name: string, tab: string, body: string]): Promise<{
  readonly ok: boolean
  readonly value?: unknown
  readonly failure?: unknown
}> {
  const headers = { 'content-type': 'application/json', 'x-palier-tab': tab, 'x-palier-ask': crypto.randomUUID() }
  const ask = () => fetch(`/ask/${name}`, { method: 'POST', headers, body })
  const response = await ask().catch(ask).catch(ask)
  return await response.json()
}
