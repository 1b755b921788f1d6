import { loginRequests, type RequestTemplate, type Scenario } from '../../../shared/domain/scenario.ts'
import { type AnswerReader, answerReader } from '../../../shared/load/answerReader.ts'
import { type RequestBytes, requestBytes } from './requestBytes.ts'

/** What one thread needs to know of a request, put together once. */
export interface PreparedRequest {
  readonly method: RequestTemplate['method']
  readonly expect: number
  readonly toBytes: RequestBytes
  /** undefined: nothing of an answer but its status matters, and nothing of it is kept. */
  readonly reader: AnswerReader | undefined
}

/** The scenario's requests in their order, and after them those of the login. */
export function prepareRequests(scenario: Scenario, host: string, isLast: boolean): PreparedRequest[] {
  return [...scenario.requests, ...loginRequests(scenario)].map((request) => ({
    method: request.method,
    expect: request.expect,
    toBytes: requestBytes(request, host, isLast),
    reader: answerReader(request),
  }))
}
