import { expect, test } from 'vitest'
import { readYaml } from './readYaml.ts'

const text = `base: &base
  image: a
  ports:
    - 80
    - target: 81
web:
  <<: *base
  user: root
both:
  <<: [*base, { init: true }]
again: *base
empty:
short: [A=1, b]
`

function fileOf(yaml: string) {
  const { file, problems } = readYaml(yaml, 'f.yaml')
  if (file === undefined) throw new Error(JSON.stringify(problems))
  return file
}

test('anchors and merge keys are resolved', () => {
  expect(fileOf(text).value).toMatchObject({
    web: { image: 'a', user: 'root' },
    both: { image: 'a', init: true },
    again: { ports: [80, { target: 81 }] },
    empty: null,
  })
})

test.each<[path: (string | number)[], part: 'key' | 'value', line: number, column: number]>([
  [['base', 'image'], 'key', 2, 3],
  [['base', 'image'], 'value', 2, 10],
  [['base', 'ports', 0], 'value', 4, 7],
  [['base', 'ports', 1, 'target'], 'key', 5, 7],
  [['base', 'ports', 1, 'target'], 'value', 5, 15],
  // Inherited: where it is really written.
  [['web', 'image'], 'value', 2, 10],
  [['both', 'init'], 'value', 10, 23],
  [['again', 'ports', 0], 'value', 4, 7],
  [['web', 'user'], 'value', 8, 9],
  // By name in a short form.
  [['short', 'A'], 'value', 13, 9],
  [['short', 'b'], 'value', 13, 14],
  // Missing: the name of what should have it.
  [['web', 'build', 'context'], 'value', 6, 1],
  [['base', 'ports', 7], 'value', 3, 3],
  [['empty', 'x'], 'value', 12, 1],
])('%j, its %s, is at %i:%i', (path, part, line, column) => {
  expect(fileOf(text).positionOf(path, part)).toEqual({ line, column })
})

test.each<{ name: string; yaml: string; line?: number; column?: number; expected: string }>([
  { name: 'a key twice', yaml: 'a: 1\nb: 2\na: 3\n', line: 3, column: 1, expected: 'each key once' },
  { name: 'an open quote', yaml: 'a: "x\n', line: 2, column: 1, expected: 'valid YAML' },
  { name: 'a bad indent', yaml: 'a:\n  b: 1\n c: 2\n', line: 3, column: 1, expected: 'valid YAML' },
  { name: 'a tag', yaml: 'a: !reset null\n', line: 1, column: 4, expected: 'no tags' },
  { name: 'an unknown anchor', yaml: 'a: *nobody\n', line: 1, column: 4, expected: 'the name of an anchor further up' },
  { name: 'two documents', yaml: 'a: 1\n---\nb: 2\n', line: 2, column: 1, expected: 'one document in the file' },
  { name: 'an anchor in itself', yaml: 'a: &a [*a]\n', expected: 'YAML that can be expanded' },
])('$name is a problem', ({ yaml, line, column, expected }) => {
  const { file, problems } = readYaml(yaml, 'f.yaml')
  expect(file).toBeUndefined()
  expect(problems[0]).toMatchObject({ where: 'f.yaml', expected })
  expect([problems[0]?.line, problems[0]?.column]).toEqual([line, column])
})

test('all problems of syntax are reported at once', () => {
  expect(readYaml('a: 1\na: 2\nb: 1\nb: 2\n', 'f.yaml').problems.map(({ line }) => line)).toEqual([2, 4])
})

test('a bomb of anchors is refused, not expanded', () => {
  const levels = Array.from(
    { length: 12 },
    (_, n) =>
      `l${n}: &l${n} [${
        n === 0
          ? '1'
          : Array(9)
              .fill(`*l${n - 1}`)
              .join(', ')
      }]`,
  )
  expect(readYaml(levels.join('\n'), 'f.yaml').problems).toMatchObject([{ expected: 'YAML that can be expanded' }])
})
