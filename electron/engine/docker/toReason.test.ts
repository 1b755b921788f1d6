import { expect, test } from 'vitest'
import { toReason } from './toReason.ts'

test.each([
  ['ENOENT', 'missing'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'other'],
])('%s is %s', (code, reason) => {
  expect(toReason(Object.assign(new Error(code), { code })).reason).toBe(reason)
})
