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

test('a narrow terminal gets whole words and an indent; what a log said stays as it was', () => {
  const failure = {
    title: '1 problem in the URL',
    details: ['the URL  found 198.51.100.1, another machine, expected an address of this machine'],
    log: ['a line of a log that is as long as it is, and nobody knows where it may be broken'],
    fix: 'If you may put load on it, say so with --allow-address 198.51.100.1.',
  }
  expect(failureLines(failure, 40)).toEqual([
    'palier: 1 problem in the URL',
    '  the URL  found 198.51.100.1, another',
    '    machine, expected an address of this',
    '    machine',
    '  | a line of a log that is as long as it is, and nobody knows where it may be broken',
    'If you may put load on it, say so with',
    '--allow-address 198.51.100.1.',
  ])
  expect(failureLines(failure, 20)).toEqual(failureLines(failure))
})
