import { expect, test } from 'vitest'
import type { Problem } from '../domain/problem.ts'
import { runStates } from '../domain/run.ts'
import { nearestName } from './nearestName.ts'
import { problemsTitle, problemText } from './problemText.ts'
import { outcomeText, runStateText } from './runStateText.ts'

const problem: Problem = {
  where: 'compose.yaml',
  line: 14,
  column: 7,
  field: 'services.api.privileged',
  found: 'true',
  expected: 'no such key',
  fix: 'remove it',
}

test.each<[changes: Partial<Problem>, text: string]>([
  [{}, 'compose.yaml:14:7  services.api.privileged  found true, expected no such key; remove it'],
  [{ fix: '' }, 'compose.yaml:14:7  services.api.privileged  found true, expected no such key'],
  [{ found: '' }, 'compose.yaml:14:7  services.api.privileged  expected no such key; remove it'],
  [{ found: '', expected: '' }, 'compose.yaml:14:7  services.api.privileged  remove it'],
  [{ field: '', found: 'nothing', expected: 'a file', fix: '' }, 'compose.yaml:14:7  found nothing, expected a file'],
])('%o', (changes, text) => {
  expect(problemText({ ...problem, ...changes })).toBe(text)
})

test.each<[places: string[], title: string]>([
  [['a.yaml'], '1 problem in a.yaml'],
  [['a.yaml', 'a.yaml'], '2 problems in a.yaml'],
  [['a.yaml', '--set', 'a.yaml'], '3 problems in a.yaml and --set'],
  [['a', 'b', 'c'], '3 problems in 3 places'],
  [[], '0 problems'],
])('problems in %o are titled %s', (places, title) => {
  expect(problemsTitle(places.map((where) => ({ ...problem, where })))).toBe(title)
})

test('every state has words of its own', () => {
  const words = runStates.map(runStateText)
  expect(new Set(words).size).toBe(runStates.length)
  expect([words[3], words[7]]).toEqual(['Starting containers', 'Measuring'])
})

test.each([
  [{ kind: 'completed' as const }, 'Completed'],
  [{ kind: 'stopped' as const, during: 'measuring' }, 'Stopped while measuring'],
  [{ kind: 'failed' as const, during: 'starting' }, 'Failed while starting containers'],
  [{ kind: 'interrupted' as const, during: 'levitating' }, 'Interrupted while levitating'],
])('%o reads %s', (outcome, text) => {
  expect(outcomeText(outcome)).toBe(text)
})

test.each<[written: string, meant: string | undefined]>([
  ['trio-cahe', 'trio-cache'],
  ['SOLO', 'solo'],
  ['sol', 'solo'],
  ['x', undefined],
  ['', undefined],
  ['kubernetes', undefined],
])('“%s” probably means %s', (written, meant) => {
  expect(nearestName(written, ['solo', 'duo-lb', 'trio-cache'])).toBe(meant)
})
