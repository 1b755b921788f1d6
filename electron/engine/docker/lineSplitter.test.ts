import { expect, test } from 'vitest'
import { LineSplitter } from './lineSplitter.ts'

const whole = Buffer.from('eins\r\nzwei\n\ndrei – é')

test.each([1, 2, 7, 1000])('lines are whole, whatever the pieces: of %d bytes', (length) => {
  const splitter = new LineSplitter()
  const lines: string[] = []
  for (let at = 0; at < whole.length; at += length) lines.push(...splitter.take(whole.subarray(at, at + length)))
  expect(lines).toEqual(['eins', 'zwei', ''])
  expect(splitter.end()).toEqual(['drei – é'])
  expect(splitter.end()).toEqual([])
})

test('a line that never ends is cut', () => {
  const splitter = new LineSplitter()
  for (let piece = 0; piece < 100; piece++) splitter.take(Buffer.alloc(10_000, 'x'))
  expect(splitter.take(Buffer.from('\nnext\n'))).toEqual([expect.stringMatching(/^x{65536}$/), 'next'])
})
