import type { RequestTemplate } from '../../../shared/domain/scenario.ts'
import { answerReader } from '../../../shared/load/answerReader.ts'
import type { Asker } from '../ports/asker.ts'

export type Reply = Awaited<ReturnType<Asker['ask']>>

export interface ReadReply {
  readonly problem?: string
  readonly values: readonly (readonly [name: string, value: string])[]
}

/** What an answer gives for the user's next requests, or what is wrong with it; `hide` takes out of that what must not be shown. */
export function readReply(
  request: RequestTemplate,
  reply: Extract<Reply, { kind: 'answered' }>,
  hide: (text: string) => string,
): ReadReply {
  const { expect } = request
  if (reply.status !== expect) {
    const excerpt = hide(reply.body.trim()).slice(0, 160)
    return { problem: `status ${reply.status}, expected ${expect}${excerpt === '' ? '' : ` — ${excerpt}`}`, values: [] }
  }
  const read = answerReader(request)?.read({ header: (name) => reply.headers[name], text: () => reply.body })
  if (read === undefined) return { values: [] }
  return read.kind === 'fit' ? { values: read.taken } : { problem: hide(read.why), values: [] }
}
