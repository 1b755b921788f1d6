import { expect, test } from 'vitest'
import { wrapped } from './wrapped.ts'

test.each([
  { name: 'fits', text: 'one two', width: 7, lines: ['one two'] },
  { name: 'breaks between words', text: 'one two three', width: 8, lines: ['one two', 'three'] },
  {
    name: 'a longer word has a line of its own',
    text: 'a extraordinarily b',
    width: 5,
    lines: ['a', 'extraordinarily', 'b'],
  },
  { name: 'no width at all', text: 'one two three', width: Number.POSITIVE_INFINITY, lines: ['one two three'] },
])('$name', ({ text, width, lines }) => {
  expect(wrapped(text, width).split('\n')).toEqual(lines)
})
