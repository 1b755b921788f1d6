import { expect, test } from 'vitest'
import { suiteReport } from './suiteReport.ts'

const title = (en: string) => ({ en, fr: en })

test('what has no figures says why: not run, removed meanwhile, or damaged', () => {
  const results = [
    { title: title('First'), outcome: 'completed', lost: 'removed' },
    { title: title('Second'), outcome: 'completed', lost: 'unreadable' },
    { title: title('Third'), outcome: 'pending' },
  ] as const
  expect(suiteReport(results, 80).split('\n\n')).toEqual([
    '1 of 3: First – completed, no longer kept: it was removed',
    '2 of 3: Second – completed, no longer readable',
    '3 of 3: Third – not run',
  ])
})
