import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { looseSigns } from '../../../shared/text/testing/wordListRules.ts'
import { openCatalogue } from '../topology/openCatalogue.ts'
import { openSuites } from './openSuites.ts'

const repository = join(import.meta.dirname, '../../..')
const resources = join(repository, 'resources')
const showPath = (path: string): string => relative(repository, path)
const suites = openSuites([resources], openCatalogue([resources], showPath), showPath).list()

test('both studies are suites, and everything that they name is there', () => {
  expect(suites.problems).toEqual([])
  expect(suites.items.map(({ id }) => id)).toEqual(expect.arrayContaining(['instances', 'small-server']))
  for (const { comparisons } of suites.items) {
    for (const { objectives } of comparisons) expect(objectives).toBeDefined()
  }
})

test('the small server is compared before and after, on the study’s own conditions first', () => {
  const { comparisons } = suites.items.find(({ id }) => id === 'small-server') ?? {}
  expect(comparisons?.[0]).toMatchObject({ scenario: 'copro-reads', set: { DATA_SET: 'minimal' } })
  const pair = expect.arrayContaining(['copro:before', 'copro:after'])
  const proxies = ['copro:after', 'copro:haproxy', 'copro:caddy']
  // One run each could not tell a difference from noise.
  expect(comparisons?.filter(({ repeat = 1 }) => repeat >= 3)).toEqual([
    expect.objectContaining({ configurations: ['copro:before'], objectives: 'server', set: { DATA_SET: 'minimal' } }),
    expect.objectContaining({ configurations: pair, objectives: 'server', baseline: 'copro:before' }),
    expect.objectContaining({ configurations: pair, objectives: 'server', set: { DATA_SET: 'large' } }),
    expect.objectContaining({ configurations: proxies, objectives: 'server', baseline: 'copro:after' }),
  ])
})

test('their French has its own signs', () => {
  const french = [...JSON.stringify(suites.items).matchAll(/"fr":"((?:[^"\\\\]|\\\\.)*)"/g)].map(
    ([, text = '']) => text,
  )
  expect(french.length).toBeGreaterThan(10)
  expect(looseSigns(Object.fromEntries(french.map((text) => [text, text])))).toEqual([])
})
