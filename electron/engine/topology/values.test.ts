// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax under test
import { describe, expect, test } from 'vitest'
import { toByteSize } from '../../../shared/domain/toByteSize.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import { dependencyOrder } from './dependencyOrder.ts'
import { imageReference } from './imagePlans.ts'
import { readEnvFile } from './readEnvFile.ts'
import { toWords } from './toWords.ts'

describe('durations', () => {
  test.each<[unknown, number | undefined]>([
    ['10s', 10_000],
    ['1m30s', 90_000],
    ['1h5m30s20ms', 3_930_020],
    ['500ms', 500],
    ['1.5s', 1500],
    ['250us', 0.25],
    ['2d', undefined],
    ['0', 0],
    [0, 0],
    [10, undefined],
    ['10', undefined],
    ['10 s', undefined],
    ['s', undefined],
    ['-1s', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j', (written, ms) => expect(toDurationMs(written)).toBe(ms))
})

describe('sizes', () => {
  test.each<[unknown, number | undefined]>([
    [1024, 1024],
    ['0', 0],
    ['512m', 512 * 1024 ** 2],
    ['512M', 512 * 1024 ** 2],
    ['1g', 1024 ** 3],
    ['1gb', 1024 ** 3],
    ['1.5GiB', 1.5 * 1024 ** 3],
    ['2k', 2048],
    ['10b', 10],
    ['300', 300],
    ['1bb', undefined],
    ['1 gb', 1024 ** 3],
    [' 1g', undefined],
    ['1.5', 1],
    ['-1', undefined],
    [-1, undefined],
    [0.5, undefined],
    ['1x', undefined],
    ['g', undefined],
    ['999999999p', undefined],
    [true, undefined],
  ])('%j', (written, bytes) => expect(toByteSize(written)).toBe(bytes))
})

describe('commands', () => {
  test.each<[string, readonly string[] | undefined]>([
    ['nginx -g "daemon off;"', ['nginx', '-g', 'daemon off;']],
    ["sh -c 'a && b'", ['sh', '-c', 'a && b']],
    ['a  b\tc\n', ['a', 'b', 'c']],
    ['a\\ b', ['a b']],
    ['"a \\"b\\""', ['a "b"']],
    ["'a\\b'", ['a\\b']],
    ['a"b"c', ['abc']],
    ['a ""', ['a', '']],
    ['a \\n b', ['a', 'n', 'b']],
    ['a # b', ['a', '#', 'b']],
    ['--x=$HOME', ['--x=$HOME']],
    ['', []],
    ['"open', undefined],
    ['a && b', undefined],
    ['a | b', undefined],
    ['a > b', undefined],
    ['a; b', undefined],
    ['a `b`', undefined],
    ['a\\', undefined],
  ])('%s', (written, words) => expect(toWords(written)).toEqual(words))
})

test.each<[string | undefined, string]>([
  [undefined, 'palier-duo-web:latest'],
  ['palier/nginx', 'palier/nginx:latest'],
  ['nginx:1.27', 'nginx:1.27'],
  ['host:5000/a', 'host:5000/a:latest'],
  ['host:5000/a:b', 'host:5000/a:b'],
  ['a@sha256:0123', 'a@sha256:0123'],
])('image %s is known as %s', (image, reference) => {
  expect(imageReference('duo', 'web', image)).toBe(reference)
})

test.each<{ name: string; needs: Record<string, string[]>; order: string[]; cycles?: string[][] }>([
  { name: 'the order of the file', needs: { a: [], b: [], c: [] }, order: ['a', 'b', 'c'] },
  {
    name: 'what is needed first',
    needs: { lb: ['api'], api: ['db', 'redis'], redis: [], db: [] },
    order: ['db', 'redis', 'api', 'lb'],
  },
  { name: 'a circle', needs: { a: ['b'], b: ['c'], c: ['a'] }, order: ['c', 'b', 'a'], cycles: [['a', 'b', 'c']] },
  { name: 'itself', needs: { a: ['a'] }, order: ['a'], cycles: [['a']] },
  {
    name: 'a circle behind a service',
    needs: { a: ['b'], b: ['c'], c: ['b'] },
    order: ['c', 'b', 'a'],
    cycles: [['b', 'c']],
  },
])('$name', ({ needs, order, cycles = [] }) => {
  expect(dependencyOrder(needs)).toEqual({ order, cycles })
})

test('env files: comments, quotes, variables', () => {
  const text = [
    '# comment',
    'A=1',
    'export B = two words # comment',
    "C='$A as it stands'",
    'D="line\\nbreak $A"',
    'E=${A}${P}',
    'F=',
    'not a line',
    'G="open',
    'H=$NOPE',
  ].join('\r\n')
  const { values, issues } = readEnvFile(text, { P: 'p' })
  expect(values).toEqual({ A: '1', B: 'two words', C: '$A as it stands', D: 'line\nbreak 1', E: '1p', F: '', H: '' })
  expect(issues.map(({ line }) => line)).toEqual([8, 9, 10])
})
