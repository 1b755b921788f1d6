import { expect, test } from 'vitest'
import { Demultiplexer } from './demultiplex.ts'

function piece(stream: 1 | 2, text: string): Buffer {
  const header = Buffer.alloc(8)
  header.writeUInt8(stream, 0)
  header.writeUInt32BE(Buffer.byteLength(text), 4)
  return Buffer.concat([header, Buffer.from(text)])
}

function read(chunks: readonly Buffer[]): Record<string, string> {
  const demultiplexer = new Demultiplexer()
  const out: Record<string, string> = { stdout: '', stderr: '' }
  for (const { from, bytes } of chunks.flatMap((chunk) => demultiplexer.take(chunk))) out[from] += bytes.toString()
  return out
}

const whole = Buffer.concat([piece(1, 'one\n'), piece(2, 'oops\n'), piece(1, ''), piece(1, 'two\n')])

test.each([
  ['in one chunk', [whole]],
  ['byte by byte', [...whole].map((byte) => Buffer.from([byte]))],
  ['cut within a header', [whole.subarray(0, 3), whole.subarray(3, 15), whole.subarray(15)]],
])('two streams, %s', (_, chunks) => {
  expect(read(chunks)).toEqual({ stdout: 'one\ntwo\n', stderr: 'oops\n' })
})

test('a raw stream is stdout', () => {
  expect(read([Buffer.from('no header here\n'), Buffer.from('more\n')])).toEqual({
    stdout: 'no header here\nmore\n',
    stderr: '',
  })
})
