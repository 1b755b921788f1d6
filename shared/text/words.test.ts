import { expect, test } from 'vitest'
import { outcomes } from '../domain/outcome.ts'
import type { Problem } from '../domain/problem.ts'
import { runStates } from '../domain/run.ts'
import { nearestName } from './nearestName.ts'
import { outcomeName } from './outcomeName.ts'
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

const languages = ['en', 'fr'] as const

test.each(languages)('every state has words of its own (%s)', (language) => {
  expect(new Set(runStates.map((at) => runStateText(at, language))).size).toBe(runStates.length)
  const endings = runStates.map((during) => outcomeText({ kind: 'stopped', during }, language))
  expect(new Set(endings).size).toBe(runStates.length)
})

test.each(languages)('every outcome of a request has words of its own (%s)', (language) => {
  const words = outcomes.map((outcome) => outcomeName(outcome, language))
  expect(new Set([...words, ...outcomes]).size).toBe(2 * outcomes.length)
})

test('words are English unless asked otherwise', () => {
  expect([runStateText('starting'), runStateText('measuring', 'fr')]).toEqual(['Starting containers', 'Mesure'])
  expect([outcomeName('reset'), outcomeName('reset', 'fr')]).toEqual(['connection reset', 'connexion coupée'])
  expect(outcomeName('teapot', 'fr')).toBe('teapot')
})

test.each([
  [{ kind: 'completed' as const }, 'Completed', 'Terminé'],
  [{ kind: 'stopped' as const, during: 'measuring' }, 'Stopped while measuring', 'Arrêté pendant la mesure'],
  [
    { kind: 'stopped' as const, during: 'measuring', missed: 'p95' },
    'Stopped while measuring (target p95 missed)',
    'Arrêté pendant la mesure (objectif p95 manqué)',
  ],
  [
    { kind: 'failed' as const, during: 'starting' },
    'Failed while starting containers',
    'Échoué au démarrage des conteneurs',
  ],
  [{ kind: 'interrupted' as const, during: 'levitating' }, 'Interrupted while levitating', 'Interrompu (levitating)'],
])('%o reads %s, %s', (outcome, en, fr) => {
  expect([outcomeText(outcome), outcomeText(outcome, 'fr')]).toEqual([en, fr])
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
