import { expect, test } from 'vitest'
import { logLine } from './logLine.ts'

test('one record is one line, whatever is in it', () => {
  expect(logLine('WARN', 'slow\r\nERROR made up\u2028\u0000by somebody')).toBe('WARN slow ERROR made up by somebody\n')
})
