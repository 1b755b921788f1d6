import { describe, expect, test } from 'vitest'
import { otherInstances } from '../../../../shared/domain/load.ts'
import { seededRandom } from '../../../../shared/load/seededRandom.ts'
import { InstanceNames } from './InstanceNames.ts'
import { ResponseProblem } from './ResponseProblem.ts'
import { ResponseReader } from './ResponseReader.ts'

const megabyte = 1024 * 1024

interface Read {
  readonly status: number
  readonly instance?: string
  readonly cache?: string
  readonly bytes: number
  readonly body: string
  readonly keepsOpen: boolean
  /** Bytes behind the answer. */
  readonly left: number
}

/** Reads one answer that comes in pieces of these lengths, then the close when the answer has not ended. */
function read(text: string, pieces: readonly number[] = []): Read | string {
  const all = Buffer.from(text, 'latin1')
  const reader = new ResponseReader()
  reader.begin(megabyte, true)
  try {
    let at = 0
    let used = 0
    for (const length of [...pieces, all.length]) {
      const end = Math.min(all.length, at + length)
      // Every piece in a buffer of its own, with rubbish around it: pieces come at any place of a buffer that is used again.
      const buffer = Buffer.concat([
        Buffer.from('\r\n\r\n0'),
        all.subarray(at, end),
        Buffer.from('\r\n\r\nHTTP/1.1 500'),
      ])
      if (end > at) used = at + reader.read(buffer, 5, 5 + end - at) - 5
      at = end
      if (reader.isDone) break
    }
    if (!reader.isDone) reader.closed()
    const { status, instance, cache } = reader.fields
    return {
      status,
      ...(instance !== undefined && { instance }),
      ...(cache !== undefined && { cache }),
      bytes: reader.bodyBytes,
      body: reader.body().toString('latin1'),
      keepsOpen: reader.keepsOpen,
      left: at < all.length ? all.length - used : all.length - used,
    }
  } catch (error) {
    if (error instanceof ResponseProblem) return error.kind
    throw error
  }
}

const answers: ReadonlyArray<{ name: string; text: string; is: Partial<Read> | string }> = [
  {
    name: 'a length',
    text: 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Instance-Id: api-1\r\nX-Cache: HIT\r\n\r\nhello',
    is: { status: 200, instance: 'api-1', cache: 'hit', body: 'hello', bytes: 5, keepsOpen: true, left: 0 },
  },
  {
    name: 'names in any case, spaces around values',
    text: 'HTTP/1.1 200 OK\r\ncOnTeNt-LeNgTh: \t 2 \t\r\nx-cache:MISS\r\n\r\nok',
    is: { body: 'ok', cache: 'miss' },
  },
  { name: 'no reason phrase', text: 'HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n', is: { status: 200, bytes: 0 } },
  { name: 'nothing to say', text: 'HTTP/1.1 204 No Content\r\n\r\n', is: { status: 204, bytes: 0, keepsOpen: true } },
  {
    name: 'not modified has a length but no body',
    text: 'HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n',
    is: { status: 304, bytes: 0 },
  },
  {
    name: 'chunks',
    text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n',
    is: { body: 'hello world', bytes: 11, keepsOpen: true, left: 0 },
  },
  {
    name: 'chunks with a trailer',
    text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n',
    is: { body: '0123456789' },
  },
  {
    name: 'until the close',
    text: 'HTTP/1.1 200 OK\r\n\r\nall there is',
    is: { body: 'all there is', keepsOpen: false },
  },
  {
    name: 'HTTP/1.0 closes',
    text: 'HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx',
    is: { body: 'x', keepsOpen: false },
  },
  {
    name: 'HTTP/1.0 that keeps open',
    text: 'HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\nx',
    is: { keepsOpen: true },
  },
  {
    name: 'close among other options',
    text: 'HTTP/1.1 200 OK\r\nConnection: foo, Close\r\nContent-Length: 1\r\n\r\nx',
    is: { keepsOpen: false },
  },
  {
    name: 'interim answers first',
    text: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Instance-Id: no\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok',
    is: { status: 201, body: 'ok' },
  },
  {
    name: 'a length beside chunks: chunks count, and the connection ends',
    text: 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n',
    is: { body: 'x', keepsOpen: false },
  },
  {
    name: 'the same length twice',
    text: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx',
    is: { body: 'x' },
  },
  {
    name: 'more behind it than belongs to it',
    text: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1',
    is: { body: 'x', left: 8 },
  },

  { name: 'two lengths', text: 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', is: 'notHttp' },
  { name: 'a length that is none', text: 'HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nx', is: 'notHttp' },
  { name: 'a length with a point', text: 'HTTP/1.1 200 OK\r\nContent-Length: 1.0\r\n\r\nx', is: 'notHttp' },
  { name: 'an empty length', text: 'HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nx', is: 'notHttp' },
  {
    name: 'another coding',
    text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    is: 'notHttp',
  },
  { name: 'a folded line', text: 'HTTP/1.1 200 OK\r\nX-A: b\r\n c\r\nContent-Length: 0\r\n\r\n', is: 'notHttp' },
  { name: 'white space before the colon', text: 'HTTP/1.1 200 OK\r\nContent-Length : 0\r\n\r\n', is: 'notHttp' },
  { name: 'a field without a colon', text: 'HTTP/1.1 200 OK\r\nnonsense\r\nContent-Length: 0\r\n\r\n', is: 'notHttp' },
  { name: 'a field without a name', text: 'HTTP/1.1 200 OK\r\n: x\r\nContent-Length: 0\r\n\r\n', is: 'notHttp' },
  { name: 'HTTP/2 in clear text', text: 'HTTP/2 200\r\n\r\n', is: 'notHttp' },
  { name: 'a status of two digits', text: 'HTTP/1.1 20 OK\r\n\r\n', is: 'notHttp' },
  { name: 'a status of four digits', text: 'HTTP/1.1 2000 OK\r\n\r\n', is: 'notHttp' },
  { name: 'another protocol altogether', text: '220 mail.example.org ESMTP\r\n\r\n', is: 'notHttp' },
  { name: 'a switch of protocols', text: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n', is: 'notHttp' },
  {
    name: 'a chunk size that is none',
    text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n',
    is: 'notHttp',
  },
  {
    name: 'a chunk longer than it says',
    text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n',
    is: 'notHttp',
  },
  { name: 'line feeds alone', text: 'HTTP/1.1 200 OK\nContent-Length: 0\n\n', is: 'cut' },
  { name: 'cut in the head', text: 'HTTP/1.1 200 OK\r\nContent-Le', is: 'cut' },
  { name: 'cut in the body', text: 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello', is: 'cut' },
  { name: 'cut between chunks', text: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n', is: 'cut' },
  { name: 'nothing at all', text: '', is: 'cut' },
  { name: 'a head without end', text: `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(70_000)}`, is: 'headTooLong' },
  {
    name: 'a head that ends too late',
    text: `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(70_000)}\r\nContent-Length: 0\r\n\r\n`,
    is: 'headTooLong',
  },
  {
    name: 'a body that says it is too long',
    text: `HTTP/1.1 200 OK\r\nContent-Length: ${megabyte + 1}\r\n\r\n`,
    is: 'bodyTooLong',
  },
  {
    name: 'chunks that are too long',
    text: `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n200000\r\n${'x'.repeat(megabyte + 1)}`,
    is: 'bodyTooLong',
  },
]

describe.each(answers)('$name', ({ text, is }) => {
  test('in one piece', () => {
    if (typeof is === 'string') expect(read(text)).toBe(is)
    else expect(read(text)).toMatchObject(is)
  })

  test('in any pieces the same', () => {
    const whole = read(text)
    const random = seededRandom(7, text.length)
    const most = text.length > 10_000 ? 20_000 : 9
    for (let round = 0; round < (text.length > 10_000 ? 5 : 200); round++) {
      const pieces = Array.from({ length: text.length > 10_000 ? 200 : text.length }, () => Math.floor(random() * most))
      expect(read(text, pieces), `pieces ${pieces.join(' ')}`).toEqual(whole)
    }
  })
})

test('many answers on one connection, each begun anew', () => {
  const reader = new ResponseReader()
  for (const [index, { text, is }] of answers.entries()) {
    if (typeof is === 'string') continue
    reader.begin(megabyte, index % 2 === 0)
    const buffer = Buffer.from(text, 'latin1')
    reader.read(buffer, 0, buffer.length)
    if (!reader.isDone) reader.closed()
    expect(reader.fields.status).toBe((read(text) as Read).status)
    expect(reader.fields.instance).toBe((read(text) as Read).instance)
    expect(reader.bodyBytes).toBe((read(text) as Read).bytes)
  }
})

test.each(['Content-Length: 12000', 'Transfer-Encoding: chunked', `Content-Length: ${2 * megabyte}`, 'ETag: "1"'])(
  'the answer to a HEAD ends with its head, whatever that says about a body: %s',
  (field) => {
    const reader = new ResponseReader()
    const buffer = Buffer.from(`HTTP/1.1 200 OK\r\n${field}\r\n\r\n`, 'latin1')
    reader.begin(megabyte, true, false, true)
    expect(reader.read(buffer, 0, buffer.length)).toBe(buffer.length)
    expect([reader.isDone, reader.keepsOpen, reader.bodyBytes]).toEqual([true, true, 0])
    // And the next one, to a GET, does not.
    reader.begin(3 * megabyte, false)
    reader.read(buffer, 0, buffer.length)
    expect(reader.isDone).toBe(false)
  },
)

test('instances: 64 are told apart, over all connections; the others have one name, which no header can hold', () => {
  const names = new InstanceNames()
  const instanceOf = (name: string): string | undefined => {
    const reader = new ResponseReader(names)
    const buffer = Buffer.from(`HTTP/1.1 204 No Content\r\nX-Instance-Id:  ${name} \r\n\r\n`, 'utf8')
    reader.begin(megabyte, false)
    reader.read(buffer, 0, buffer.length)
    return reader.fields.instance
  }
  const told = Array.from({ length: 1000 }, (_, index) => instanceOf(`request-${index}`))
  expect(new Set(told).size).toBe(65)
  expect(told.slice(0, 64)).toEqual(Array.from({ length: 64 }, (_, index) => `request-${index}`))
  expect(new Set(told.slice(64))).toEqual(new Set([otherInstances]))
  expect(instanceOf('request-7')).toBe('request-7')
  expect(new InstanceNames().nameOf(Buffer.from(otherInstances), 0, 3)).not.toBe(otherInstances)
})

test('an instance’s name is its first 255 bytes', () => {
  const reader = new ResponseReader()
  const buffer = Buffer.from(`HTTP/1.1 204 No Content\r\nX-Instance-Id: ${'a'.repeat(60_000)}\r\n\r\n`, 'latin1')
  reader.begin(megabyte, false)
  reader.read(buffer, 0, buffer.length)
  expect(reader.fields.instance).toBe('a'.repeat(255))
})

test('rubbish is refused, never taken for an answer, and never hangs', () => {
  const random = seededRandom(11, 0)
  const base =
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nX-Cache: HIT\r\n\r\n5\r\nhello\r\n0\r\n\r\n'
  for (let round = 0; round < 20_000; round++) {
    const bytes = Buffer.from(base, 'latin1')
    for (let flips = 0; flips < 3; flips++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    const result = read(bytes.toString('latin1'))
    if (typeof result === 'string') expect(['notHttp', 'cut', 'headTooLong', 'bodyTooLong']).toContain(result)
    else expect(result.bytes).toBeLessThanOrEqual(bytes.length)
  }
})
