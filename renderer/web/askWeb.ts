import { fail, ok, type Result } from '../../shared/contract/answer.ts'
import type { HostRequests } from '../../shared/contract/window.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { fetchAgain } from './fetchAgain.ts'
import { refusalOf, type WebTab } from './WebTab.ts'

/** `POST /ask/<name>`. Never throws. */
export async function askWeb(tab: WebTab, name: string, input: unknown): Promise<Result<unknown, Failure>> {
  const answered = await send(tab, `/ask/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-palier-ask': crypto.randomUUID() },
    body: JSON.stringify(input),
  })
  if (!answered.ok) return answered
  return (await answered.value.json().catch(() => fail({ kind: 'hostGone' }))) as Result<unknown, Failure>
}

/** The browser's own download: where it goes is the browser's affair. */
export async function saveReport(
  tab: WebTab,
  { id, language, format }: HostRequests['report.save']['ask'],
): Promise<Result<HostRequests['report.save']['answer'], Failure>> {
  const query = new URLSearchParams({ language, format })
  const answered = await send(tab, `/reports/${encodeURIComponent(id)}?${query}`, {})
  if (!answered.ok) return answered
  const file = nameOf(answered.value) ?? `palier-${id}.${format}`
  const bytes = await answered.value.blob().catch(() => undefined)
  if (bytes === undefined) return fail({ kind: 'hostGone' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = file
  link.click()
  URL.revokeObjectURL(link.href)
  return ok({ kind: 'saved', file })
}

/** In a tab of its own, whose links lead on to what lies beside the page. */
export async function showSuite(
  tab: WebTab,
  { suiteId }: HostRequests['suite.show']['ask'],
): Promise<Result<HostRequests['suite.show']['answer'], Failure>> {
  const answered = await send(tab, `/suites/${encodeURIComponent(suiteId)}`, {})
  if (!answered.ok) return answered
  const found = (await answered.value.json().catch(() => fail({ kind: 'hostGone' }))) as Result<
    { readonly address: string },
    Failure
  >
  if (!found.ok) return found
  open(found.value.address, '_blank', 'noopener')
  return ok({})
}

/** What was refused was not done, so that it can be asked again with a token that the host knows. */
async function send(tab: WebTab, path: string, init: RequestInit): Promise<Result<Response, Failure>> {
  const opened = await tab.token()
  const first = opened.ok ? await sendOnce(path, init, opened.value) : opened
  if (!opened.ok || first.ok || first.failure.kind !== 'notOurWindow') return first
  const again = await tab.token(opened.value)
  return again.ok ? sendOnce(path, init, again.value) : again
}

async function sendOnce(path: string, init: RequestInit, token: string): Promise<Result<Response, Failure>> {
  try {
    const response = await fetchAgain(path, { ...init, headers: { ...init.headers, 'x-palier-tab': token } })
    return response.status === 200 ? ok(response) : await refusalOf(response)
  } catch {
    return fail({ kind: 'hostGone' })
  }
}

function nameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1]
}
