/** Why an answer is none, or not a whole one. */
export type ResponseProblemKind =
  /** Something answered, but not in HTTP/1.x, or with a framing that has no certain end. */
  | 'notHttp'
  | 'headTooLong'
  | 'bodyTooLong'
  /** The connection ended before the answer did. */
  | 'cut'

export class ResponseProblem extends Error {
  readonly kind: ResponseProblemKind
  constructor(kind: ResponseProblemKind) {
    super(kind)
    this.name = 'ResponseProblem'
    this.kind = kind
  }
}
