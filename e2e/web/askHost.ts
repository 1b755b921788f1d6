import type { Page } from 'playwright-core'
import type { Answer, Ask, RequestName } from '../../shared/contract/requests.ts'

/** Asks the engine as the page does, with its tab's token; what only prepares or looks after a test. Throws what was refused. */
export async function askHost<N extends RequestName>(page: Page, name: N, input: Ask<N>): Promise<Answer<N>> {
  const answer = await page.evaluate(post, [name, JSON.stringify(input)] as const)
  if (answer.ok) return answer.value as Answer<N>
  throw new Error(`${name} was refused: ${JSON.stringify(answer.failure)}`)
}

/** Runs in the page. */
async function post([name, body]: readonly [string, string]): Promise<{
  readonly ok: boolean
  readonly value?: unknown
  readonly failure?: unknown
}> {
  const tab = document.querySelector<HTMLMetaElement>('meta[name=palier-tab]')?.content ?? ''
  const headers = { 'content-type': 'application/json', 'x-palier-tab': tab }
  const response = await fetch(`/ask/${name}`, { method: 'POST', headers, body })
  return await response.json()
}
