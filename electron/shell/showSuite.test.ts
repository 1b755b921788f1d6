import { expect, test } from 'vitest'
import type { StoredSuite } from '../../shared/contract/suites.ts'
import { showSuite } from './showSuite.ts'

const stored = (suiteId: string, page?: string): StoredSuite => ({
  suiteId,
  folder: `/data/suites/${suiteId}`,
  title: { en: 'Study', fr: 'Étude' },
  createdAt: '2026-11-22T05:00:00.000Z',
  outcome: 'completed',
  comparisons: 1,
  completed: 1,
  hasRest: false,
  ...(page !== undefined && { page }),
})
const suites = [stored('a', '/data/suites/a/index.html'), stored('b')]

test('the page of a stored suite is shown where it lies', async () => {
  const shown: string[] = []
  const show = showSuite({ 'suite.stored': async () => suites }, (file) => void shown.push(file))
  expect(await show({ suiteId: 'a' })).toEqual({})
  expect(shown).toEqual(['/data/suites/a/index.html'])
})

test.each(['b', '../../etc', '/data/suites/a/index.html'])('%s has no page, and nothing is shown', async (suiteId) => {
  const show = showSuite({ 'suite.stored': async () => suites }, () => expect.unreachable())
  await expect(show({ suiteId })).rejects.toMatchObject({ failure: { kind: 'unknownName', known: ['a'] } })
})
