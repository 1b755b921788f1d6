import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { type Failure, PalierError } from '../../../shared/domain/failure.ts'
import { systemClock } from '../host/systemClock.ts'
import { readBuildStream } from './readBuildStream.ts'

const never = new AbortController().signal
const step =
  '{"stream":"Step 2/3 : RUN make"}\r\n{"stream":"\\n"}\r\n{"stream":"compiling\\nlinking"}\r\n{"stream":"\\n"}\r\n'
const id = `sha256:${'a'.repeat(64)}`

function read(stream: Readable, signal = never, messages: string[] = []): Promise<string> {
  const onMessage = (message: string) => messages.push(message)
  return readBuildStream('palier/x:latest', stream, { clock: systemClock, idleMs: 200, onMessage }, signal)
}

async function failureOf(reading: Promise<string>): Promise<Failure> {
  const error = await reading.then(
    (value) => new Error(`taken for a success: ${value}`),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PalierError)) throw error
  return error.failure
}

/** The endings of a build and what a person is told. */
const endings: Array<{ name: string; chunks: () => Readable; message: RegExp }> = [
  {
    name: 'error record',
    chunks: () => Readable.from([`${step}{"errorDetail":{"code":2,"message":"make returned 2"},"error":"make"}\n`]),
    message: /^make returned 2$/,
  },
  {
    name: 'error record without newline',
    chunks: () => Readable.from([`${step}{"error":"make returned 2"}`]),
    message: /^make returned 2$/,
  },
  {
    name: 'clean end without a word of success',
    chunks: () => Readable.from([step]),
    message: /without saying that it succeeded/,
  },
  { name: 'empty answer', chunks: () => Readable.from([]), message: /without saying/ },
  {
    name: 'a line that is no JSON',
    chunks: () => Readable.from([`${step}<html>502</html>\n`]),
    message: /not JSON: <html>/,
  },
  {
    name: 'cut in the middle of a record',
    chunks: () => Readable.from([`${step}{"stream":"Succ`]),
    message: /not JSON/,
  },
  {
    name: 'a line that is JSON but no record',
    chunks: () => Readable.from([`${step}[]\n`]),
    message: /not a JSON object/,
  },
  { name: 'destroyed connection', chunks: () => broken('ECONNRESET'), message: /ECONNRESET/ },
  { name: 'silence', chunks: () => hanging(), message: /no answer within 200 ms/ },
  {
    name: 'disk full',
    chunks: () => Readable.from([`${step}{"errorDetail":{"message":"write /x: no space left on device"}}\n`]),
    message: /no space left on device/,
  },
  {
    name: 'registry without rights',
    chunks: () => Readable.from(['{"errorDetail":{"message":"unauthorized: authentication required"}}\n']),
    message: /unauthorized/,
  },
  {
    name: 'registry that has had enough',
    chunks: () => Readable.from(['{"errorDetail":{"message":"toomanyrequests: pull rate limit"}}\n']),
    message: /toomanyrequests/,
  },
  {
    name: 'an error after the id',
    chunks: () => Readable.from([`{"aux":{"ID":"${id}"}}\n{"error":"tagging failed"}\n`]),
    message: /tagging failed/,
  },
]

function broken(code: string): Readable {
  const stream = new PassThrough()
  stream.write(step)
  setImmediate(() => stream.destroy(Object.assign(new Error(`read ${code}`), { code })))
  return stream
}

function hanging(): Readable {
  const stream = new PassThrough()
  stream.write(step)
  return stream
}

test.each(endings)('failed: $name', async ({ chunks, message }) => {
  expect(await failureOf(read(chunks()))).toMatchObject({
    kind: 'imageBuildFailed',
    image: 'palier/x:latest',
    message: expect.stringMatching(message),
  })
})

test('the failure names the step and keeps the last 20 lines', async () => {
  const lines = Array.from({ length: 30 }, (_, index) => `{"stream":"\\u001b[91mline ${index}\\n\\u001b[0m"}\n`)
  const failure = await failureOf(read(Readable.from([step, ...lines, '{"error":"boom"}'])))
  expect(failure).toMatchObject({ step: 'Step 2/3 : RUN make', message: 'boom' })
  expect(failure.kind === 'imageBuildFailed' && failure.tail).toEqual(
    Array.from({ length: 20 }, (_, index) => `line ${index + 10}`),
  )
})

test('a stop is a stop, not a failed build', async () => {
  const stop = new AbortController()
  const reading = read(hanging(), stop.signal)
  stop.abort(new Error('stopped by a person'))
  await expect(reading).rejects.toThrow('stopped by a person')
})

const whole = `${step}{"stream":"Größe ✓\\n"}\n{"aux":{"ID":"${id}"}}\n{"stream":"Successfully built aaaaaaaaaaaa\\n"}`

test.each([
  ['at once', [whole]],
  ['byte by byte', [...Buffer.from(whole)].map((byte) => Buffer.from([byte]))],
])('success, cut %s', async (_, chunks) => {
  const messages: string[] = []
  expect(await read(Readable.from(chunks), never, messages)).toBe(id)
  expect(messages).toEqual(['Step 2/3 : RUN make'])
})

test.each([
  ['by the id alone', `{"aux":{"ID":"${id}"}}`, id],
  ['by the closing line alone', '{"stream":"Successfully built aaaaaaaaaaaa\\n"}', 'a'.repeat(12)],
])('success %s', async (_, text, expected) => {
  expect(await read(Readable.from([text]))).toBe(expected)
})
