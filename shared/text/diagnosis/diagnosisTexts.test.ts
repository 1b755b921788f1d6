import { expect, test } from 'vitest'
import type { Failover, Mark } from '../../domain/diagnosis.ts'
import { componentStates, crashKinds, markSigns } from '../../domain/diagnosisSchema.ts'
import { failoverText } from './failoverText.ts'
import { markText } from './markText.ts'
import { laneText, stateText } from './stateText.ts'

test('every state, sign and kind has words of its own in both languages', () => {
  for (const language of ['en', 'fr'] as const) {
    const states = componentStates.map((state) => stateText(state, language))
    const signs = markSigns.map((sign) => markText({ sign }, language))
    const kinds = crashKinds.map((crash) => markText({ sign: 'exit', crash }, language))
    for (const texts of [states, signs, kinds]) expect(new Set(texts).size).toBe(texts.length)
  }
})

test.each<[Omit<Mark, 'number' | 'evidence' | 'atMs' | 'lane'>, string, string]>([
  [
    { sign: 'exit', exitCode: 137, crash: 'killed' },
    'process ended (exit\u00a0137), by a signal from outside',
    'fin du processus (code\u00a0137), par un signal externe',
  ],
  [
    { sign: 'outOfMemory', exitCode: 137, crash: 'outOfMemory' },
    'out of memory (exit\u00a0137)',
    'mémoire épuisée (code\u00a0137)',
  ],
  [
    { sign: 'fault', fault: { atMs: 0, action: { kind: 'cut', container: 'db' } } },
    'fault injected: cut off the network',
    'panne injectée\u00a0: coupé du réseau',
  ],
  [
    { sign: 'probesFailed', crash: 'unhealthy' },
    'probes fail, while its process runs',
    'les sondes échouent, alors que son processus tourne',
  ],
])('%o', (mark, en, fr) => {
  expect([markText(mark), markText(mark, 'fr')]).toEqual([en, fr])
})

test.each([
  ['api-1', 'api-1'],
  ['clients', 'côté clients'],
  ['constructor', 'constructor'],
])('lane %s is called %s', (lane, text) => {
  expect(laneText(lane, 'fr')).toBe(text)
})

const failover: Failover = {
  container: 'api-2',
  fault: { atMs: 60_000, action: { kind: 'kill', container: 'api-2' } },
  lostAtMs: 60_000,
  detectedMs: 12_000,
  evenMs: 12_000,
  backAtMs: 100_000,
  reintegratedMs: 4000,
  lost: { http502: 14 },
  slow: 31,
  interruption: { seconds: 0, degradedSeconds: 3 },
  promised: { maxFails: 1, failTimeoutMs: 10_000 },
}

test('the example of failoverText.ts', () => {
  expect(failoverText(failover).map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'api-2 killed at 1:00.',
    'The last request that waited for it ended 12 s later.',
    'Shared evenly by the others after 12 s.',
    'Lost: 14 (HTTP 502, bad gateway: 14). At least 31 answered late.',
    'Clients saw no interruption; 3 s with some errors.',
    'Its process ran again at 1:40; it took its share 4 s later.',
    'Promised: left out for 10 s after 1 failure.',
  ])
})

test('what never happened is said, in French too', () => {
  const bare: Failover = {
    container: 'api-2',
    lostAtMs: 0,
    lost: {},
    slow: 0,
    interruption: { seconds: 4, degradedSeconds: 0 },
  }
  expect(failoverText(bare, 'fr').map((line) => line.replaceAll('\u00a0', ' '))).toEqual([
    'api-2 perdu à 0:00.',
    'Des requêtes ont continué à l’attendre.',
    'Les autres n’ont jamais partagé équitablement les requêtes.',
    'Aucune perdue.',
    'Les clients ont vu une interruption de 4 s.',
    'Il n’est pas revenu.',
  ])
})
