export interface Problem {
  /** Of the body, the query or the path; empty for the body as a whole. */
  readonly field: string
  readonly message: string
}

type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 503

/** A request that is answered with a status and a sentence, thrown from wherever that is found out. */
export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly problems: readonly Problem[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: RefusalStatus,
    sentence: string,
    more: { readonly problems?: readonly Problem[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(sentence)
    this.status = status
    this.problems = more.problems ?? []
    this.headers = more.headers ?? {}
  }
}

export function badRequest(problems: readonly Problem[]): Refusal {
  return new Refusal(400, 'The request is not valid.', { problems })
}
