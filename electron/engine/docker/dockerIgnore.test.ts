import { expect, test } from 'vitest'
import { ignoredBy } from './dockerIgnore.ts'

const file = `
# build leftovers
*.log
/dist
**/__pycache__
docs/*.md
!docs/KEEP.md
a?c
`

test.each([
  ['x.log', true],
  ['sub/x.log', false],
  ['dist', true],
  ['dist/a/b.js', true],
  ['sub/dist', false],
  ['__pycache__/m.pyc', true],
  ['app/deep/__pycache__/m.pyc', true],
  ['docs/a.md', true],
  ['docs/KEEP.md', false],
  ['docs/sub/a.md', false],
  ['abc', true],
  ['a/c', false],
  ['# build leftovers', false],
  ['Dockerfile', false],
])('%s: %s', (path, ignored) => {
  expect(ignoredBy(file)(path)).toBe(ignored)
})

test('an empty file ignores nothing', () => {
  expect(ignoredBy('')('anything')).toBe(false)
})
