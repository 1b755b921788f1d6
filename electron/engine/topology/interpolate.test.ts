// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax under test
import { expect, test } from 'vitest'
import { interpolate, interpolateTree } from './interpolate.ts'

const variables = { SET: 'value', EMPTY: '', OTHER: 'other' }

// The forms and their meaning are those of the Compose specification's page on interpolation.
test.each<[written: string, filled: string]>([
  ['no variables', 'no variables'],
  ['$SET', 'value'],
  ['${SET}', 'value'],
  ['a-${SET}-b', 'a-value-b'],
  ['$SET.$OTHER', 'value.other'],
  ['${SET}${OTHER}', 'valueother'],
  ['$$SET', '$SET'],
  ['$${SET}', '${SET}'],
  ['$$$SET', '$value'],
  ['${SET:-default}', 'value'],
  ['${EMPTY:-default}', 'default'],
  ['${MISSING:-default}', 'default'],
  ['${SET-default}', 'value'],
  ['${EMPTY-default}', ''],
  ['${MISSING-default}', 'default'],
  ['${MISSING:-}', ''],
  ['${SET:?message}', 'value'],
  ['${EMPTY?message}', ''],
  ['${SET:+alternative}', 'alternative'],
  ['${EMPTY:+alternative}', ''],
  ['${EMPTY+alternative}', 'alternative'],
  ['${MISSING+alternative}', ''],
  ['${MISSING:+alternative}', ''],
  ['${MISSING:-${OTHER}}', 'other'],
  ['${MISSING:-$OTHER}', 'other'],
  ['${MISSING:-${EMPTY:-${OTHER:-x}}}', 'other'],
  ['${MISSING:-a}b', 'ab'],
  ['${MISSING:-{"a": 1}}', '{"a": 1}'],
  ['${MISSING:-$$}', '$'],
  ['${MISSING:-a:-b?c+d}', 'a:-b?c+d'],
  ['${SET:+${OTHER}}', 'other'],
])('%s becomes %s', (written, filled) => {
  expect(interpolate(written, variables)).toEqual({ text: filled, issues: [] })
})

test.each<[written: string, found: string]>([
  ['${MISSING}', '${MISSING}, which is no parameter and has no default'],
  ['$MISSING', '${MISSING}, which is no parameter and has no default'],
  ['${MISSING:-${GONE}}', '${GONE}, which is no parameter and has no default'],
  ['${MISSING:?set it}', 'no value for MISSING'],
  ['${EMPTY:?set it}', 'no value for EMPTY'],
  ['${MISSING?}', 'no value for MISSING'],
  ['${toString}', '${toString}, which is no parameter and has no default'],
  ['$', 'a lone "$" before the end'],
  ['5$ or', 'a lone "$" before " or"'],
  ['$1', 'a lone "$" before "1"'],
  ['${SET', '"${SET" has no closing brace'],
  ['${}', '"${}" is not a variable'],
  ['${SET!x}', '"${SET!x}" is not a variable'],
  ['${SET:x}', '"${SET:x}" is not a variable'],
  ['${1ST}', '"${1ST}" is not a variable'],
])('%s is a problem', (written, found) => {
  expect(interpolate(written, variables).issues.map((issue) => issue.found)).toEqual([found])
})

test('a default that is not needed may name what does not exist', () => {
  expect(interpolate('${SET:-${GONE}}', variables)).toEqual({ text: 'value', issues: [] })
})

test('the message of a required variable says what was expected', () => {
  expect(interpolate('${MISSING:?the address of the API}', {}).issues[0]?.expected).toBe('the address of the API')
})

test('the environment of the person is not read', () => {
  expect(process.env.PATH).toBeDefined()
  expect(interpolate('${PATH}', {}).issues).toHaveLength(1)
})

test('fills in values and leaves keys, numbers and truth values alone', () => {
  const tree = { $SET: ['$SET', 1, true, null, { deep: '${GONE}' }] }
  expect(interpolateTree(tree, variables)).toMatchObject({
    value: { $SET: ['value', 1, true, null, { deep: '' }] },
    issues: [{ path: ['$SET', 4, 'deep'] }],
  })
})
