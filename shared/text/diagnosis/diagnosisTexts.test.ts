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

const plain = (texts: readonly string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '))

test('how long the balancer leaves it out, in French', () => {
  expect(plain(failoverText(failover, 'fr')).at(-1)).toBe('Promis : mis à l’écart pendant 10 s après 1 échec.')
})

test.each([
  [
    'pause',
    'It was back at 1:40; it took its share 4 s later.',
    'De retour à 1:40 ; il a repris sa part 4 s plus tard.',
  ],
  ['cut', 'It was back at 1:40; it took its share 4 s later.', 'De retour à 1:40 ; il a repris sa part 4 s plus tard.'],
  [
    'stop',
    'Its process ran again at 1:40; it took its share 4 s later.',
    'Relancé à 1:40 ; il a repris sa part 4 s plus tard.',
  ],
] as const)('a process that never ended is not said to run again: %s', (kind, en, fr) => {
  const other: Failover = { ...failover, fault: { atMs: 60_000, action: { kind, container: 'api-2' } } }
  expect([plain(failoverText(other)).at(-2), plain(failoverText(other, 'fr')).at(-2)]).toEqual([en, fr])
})

test('what the end of the load cut short is not said never to have happened', () => {
  const { detectedMs: _d, evenMs: _e, reintegratedMs: _r, slow: _s, lost: _l, ...rest } = failover
  const short = failoverText({ ...rest, lost: {}, slow: 0, cutShort: ['detected', 'even', 'reintegrated'] })
  expect(plain(short)).toEqual([
    'api-2 killed at 1:00.',
    'The load ended too soon after that to tell whether requests waited for it, and how the others shared them.',
    'None lost.',
    'Clients saw no interruption; 3 s with some errors.',
    'Its process ran again at 1:40; the load ended too soon to tell whether it took its share.',
    'Promised: left out for 10 s after 1 failure.',
  ])
})

test('what happened at once has no time', () => {
  const at = failoverText({ ...failover, detectedMs: 0, evenMs: 0, reintegratedMs: 0 })
  expect(plain(at).slice(1, 3)).toEqual(['No request waited for it.', 'The others shared them evenly at once.'])
  expect(plain(at).at(-2)).toBe('Its process ran again at 1:40; it took its share at once.')
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
