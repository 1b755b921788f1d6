import { errors } from 'undici'
import { expect, test } from 'vitest'
import { ResponseProblem } from './http1/ResponseProblem.ts'
import { type RequestEnd, toOutcome } from './toOutcome.ts'

const coded = (code: string) => Object.assign(new Error(code), { code })
const early = (error: unknown): RequestEnd => ({ kind: 'failed', error, written: false })
const late = (error: unknown): RequestEnd => ({ kind: 'failed', error, written: true })
const status = (got: number, expected = 200): RequestEnd => ({ kind: 'answered', status: got, expect: expected })

test.each<[string, RequestEnd, string]>([
  ['200', status(200), 'ok'],
  ['201 where 201 is expected', status(201, 201), 'ok'],
  ['304 where 304 is expected', status(304, 304), 'ok'],
  ['404 where 404 is expected', status(404, 404), 'ok'],
  ['204 where 200 is expected', status(204), 'checkFailed'],
  ['302 where 200 is expected', status(302), 'checkFailed'],
  ['200 where 404 is expected', status(200, 404), 'checkFailed'],
  ['400', status(400), 'http4xx'],
  ['429', status(429), 'http4xx'],
  ['500', status(500), 'http5xx'],
  ['501', status(501), 'http5xx'],
  ['502', status(502), 'http502'],
  ['503', status(503), 'http503'],
  ['504', status(504), 'http504'],
  ['505', status(505), 'http5xx'],
  ['connect timeout', early(new errors.ConnectTimeoutError()), 'connectTimeout'],
  ['ETIMEDOUT while connecting', early(coded('ETIMEDOUT')), 'connectTimeout'],
  ['ETIMEDOUT later', late(coded('ETIMEDOUT')), 'responseTimeout'],
  ['address of a dead container', early(coded('EHOSTUNREACH')), 'connectTimeout'],
  ['network gone', early(coded('ENETUNREACH')), 'connectTimeout'],
  ['headers timeout', late(new errors.HeadersTimeoutError()), 'responseTimeout'],
  ['body timeout', late(new errors.BodyTimeoutError()), 'responseTimeout'],
  ['our deadline, connected', { kind: 'deadline', written: true }, 'responseTimeout'],
  ['our deadline, still connecting', { kind: 'deadline', written: false }, 'connectTimeout'],
  ['refused', early(coded('ECONNREFUSED')), 'refused'],
  ['reset', late(coded('ECONNRESET')), 'reset'],
  ['broken pipe', late(coded('EPIPE')), 'reset'],
  ['other side closed', late(new errors.SocketError('other side closed')), 'reset'],
  ['body too short', late(new errors.ResponseContentLengthMismatchError()), 'reset'],
  ['headers too long', late(new errors.HeadersOverflowError()), 'reset'],
  ['not HTTP', late(new errors.HTTPParserError('Expected HTTP/')), 'reset'],
  ['body without end', late(new errors.ResponseExceededMaxSizeError()), 'checkFailed'],
  ['name unknown', early(coded('ENOTFOUND')), 'dns'],
  ['name server silent', early(coded('EAI_AGAIN')), 'dns'],
  ['our descriptors', early(coded('EMFILE')), 'generator'],
  ["the system's descriptors", early(coded('ENFILE')), 'generator'],
  ['our ports', early(coded('EADDRNOTAVAIL')), 'generator'],
  ['our buffers', late(coded('ENOBUFS')), 'generator'],
  ['our memory', early(coded('ENOMEM')), 'generator'],
  ['our own mistake', early(new errors.InvalidArgumentError('invalid request path')), 'generator'],
  ['nothing we know', late(new Error('?')), 'generator'],
  ['not even an error', late(undefined), 'generator'],
  ['an answer cut', late(new ResponseProblem('cut')), 'reset'],
  ['no HTTP at all', late(new ResponseProblem('notHttp')), 'reset'],
  ['a head without end', late(new ResponseProblem('headTooLong')), 'reset'],
  ['a body beyond bounds', late(new ResponseProblem('bodyTooLong')), 'checkFailed'],
  ['reset on a used connection', { kind: 'failed', error: coded('ECONNRESET'), written: true, stale: true }, 'stale'],
  [
    'a used connection that ends',
    { kind: 'failed', error: new ResponseProblem('cut'), written: true, stale: true },
    'stale',
  ],
  [
    'our buffers, on a used connection',
    { kind: 'failed', error: coded('ENOBUFS'), written: true, stale: true },
    'generator',
  ],
  ['no connection of the pool free in time', { kind: 'noConnection' }, 'poolTimeout'],
  ['our stop', { kind: 'aborted' }, 'aborted'],
])('%s', (_, end, outcome) => {
  expect(toOutcome(end)).toBe(outcome)
})
