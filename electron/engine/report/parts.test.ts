import { expect, test } from 'vitest'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { blocks } from './blocks.ts'
import { browserCandidates } from './browserCandidates.ts'
import { html } from './html.ts'
import { repeatCommand } from './repeatCommand.ts'
import { richText } from './richText.ts'
import { samples } from './testing/samples.ts'
import { troubleLines } from './troubleLines.ts'

test.each<[count: number, sizes: number[]]>([
  [0, [0]],
  [1, [1]],
  [4, [4]],
  [5, [3, 2]],
  [8, [4, 4]],
  [9, [3, 3, 3]],
])('%i columns in blocks', (count, sizes) => {
  const items = Array.from({ length: count }, (_, index) => index)
  expect(blocks(items).map(({ length }) => length)).toEqual(sizes)
  expect(blocks(items).flat()).toEqual(items)
})

test('values are escaped, pieces of the document are not', () => {
  const name = `<a b="c">&'`
  expect(html`<p title="${name}">${[name, html`<b>${1}</b>`, undefined]}</p>`.html).toBe(
    '<p title="&lt;a b=&quot;c&quot;&gt;&amp;&#39;">&lt;a b=&quot;c&quot;&gt;&amp;&#39;<b>1</b></p>',
  )
  expect(html`${'\u001b[31mred\u0000\ttab'}`.html).toBe('\ufffd[31mred\ufffd\ttab')
  expect(richText('**a<b** c').html).toBe('<b>a&lt;b</b> c')
})

test('of a log the kinds of trouble, the most frequent first, each by its first line', () => {
  const log = [
    '12:00:01 GET /products 200',
    '12:00:02 [alert] 11#11: 1024 worker_connections are not enough',
    '12:00:03 FATAL: too many clients already, user "ann"',
    '12:00:04 [alert] 12#12: 1024 worker_connections are not enough',
  ].join('\n')
  expect(troubleLines(log)).toEqual([
    '2 × 12:00:02 [alert] 11#11: 1024 worker_connections are not enough',
    '12:00:03 FATAL: too many clients already, user "ann"',
  ])
  expect(troubleLines('')).toEqual([])
})

test('the command that measures the same again', () => {
  const { comparison } = samples.three('en', { timeScale: 0.2 })
  const one: Comparison = {
    ...comparison,
    baseline: 'trio-cache:tuned',
    configurations: ['solo:baseline', "it's mine:x", 'trio-cache:tuned'],
  }
  expect(repeatCommand(one)).toBe(`palier compare solo:baseline 'it'\\''s mine:x' trio-cache:tuned \\
  --profile stress --scenario catalogue --objectives study-a --repeat 3 \\
  --time-scale 0.2 --set API_CPUS=1 --baseline trio-cache:tuned --seed 20817`)
  expect(repeatCommand(samples.one('en').comparison)).toMatch(/^palier run trio-cache:tuned /)
})

test.each<[platform: NodeJS.Platform, variables: Record<string, string>, first: string[]]>([
  ['linux', { PATH: '/usr/bin:/bin' }, ['/usr/bin/chromium', '/bin/chromium', '/usr/bin/chromium-browser']],
  ['linux', { PATH: '/usr/bin', PALIER_CHROMIUM: '/opt/c' }, ['/opt/c']],
  ['linux', {}, []],
  ['darwin', {}, ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']],
  ['win32', { PROGRAMFILES: 'C:\\Program Files' }, ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe']],
])('browsers on %s with %j', (platform, variables, first) => {
  const candidates = browserCandidates(platform, variables)
  expect(candidates.slice(0, first.length)).toEqual(first)
  if (first.length === 0) expect(candidates).toEqual([])
})
