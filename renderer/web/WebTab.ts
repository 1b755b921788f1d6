import { fail, type Result } from '../../shared/contract/answer.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { fetchAgain } from './fetchAgain.ts'

/** The token of this page, with which it asks and hears. */
export class WebTab {
  readonly #key: string
  #opened: Promise<Result<string, Failure>>

  constructor(key: string) {
    this.#key = key
    this.#opened = openTab(key)
  }

  /**
   * The host forgets tabs that have been silent for long, and a new host knows none: `stale` is one that it refused, and the answer
   * another one. `notOurWindow` when the key is refused as well. Who asks at the same time gets the same answer.
   */
  async token(stale?: string): Promise<Result<string, Failure>> {
    const opening = this.#opened
    const opened = await opening
    if (opened.ok && opened.value !== stale) return opened
    if (this.#opened === opening) this.#opened = openTab(this.#key)
    return this.#opened
  }
}

async function openTab(key: string): Promise<Result<string, Failure>> {
  try {
    const headers = { 'content-type': 'application/json', 'x-palier-key': key }
    const response = await fetchAgain('/tab', { method: 'POST', headers, body: '{}' })
    if (response.status !== 200) return await refusalOf(response)
    const opened = (await response.json()) as Result<{ readonly tab: string }, Failure>
    return opened.ok ? { ok: true, value: opened.value.tab } : opened
  } catch {
    return fail({ kind: 'hostGone' })
  }
}

/** What stands in an answer that is none of the contract's door. */
export async function refusalOf(response: Response): Promise<Result<never, Failure>> {
  const gone: Result<never, Failure> = fail({ kind: 'hostGone' })
  const refused = (await response.json().catch(() => gone)) as Result<never, Failure>
  return refused.ok ? gone : refused
}
