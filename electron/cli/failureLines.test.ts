import { expect, test } from 'vitest'
import { failureLines } from './failureLines.ts'

test('what is wrong, what is known, the end of the log, what to do', () => {
  const lines = failureLines({
    title: 'db never became ready',
    details: ['Waited 30 s.', 'Its last health test said: no.'],
    log: ['loading', 'still loading'],
    fix: 'Look into its log.',
  })
  expect(lines).toEqual([
    'palier: db never became ready',
    '  Waited 30 s.',
    '  Its last health test said: no.',
    '  | loading',
    '  | still loading',
    'Look into its log.',
  ])
})

test('nothing is made up for what is not known', () => {
  expect(failureLines({ title: 'The disk is full', details: [] })).toEqual(['palier: The disk is full'])
})
