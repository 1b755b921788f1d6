import { expect, test } from 'vitest'
import type { Verdict } from '../domain/verdict.ts'
import { doubtText, verdictLine } from './verdictText.ts'

const verdict: Verdict = {
  kind: 'invalid',
  seconds: 300,
  suspectSeconds: 20,
  invalidSeconds: 21,
  reasons: [
    { reason: 'sendLag', seconds: 41 },
    { reason: 'generatorCpu', seconds: 12 },
  ],
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('the reasons with their seconds, in both languages', () => {
  expect(plain(verdictLine(verdict))).toBe(
    'invalid: Send lag above 20 ms in 41 of 300 s; Load threads above 80 % of their cores in 12 of 300 s',
  )
  expect(plain(verdictLine(verdict, 'fr'))).toBe(
    'invalide : Retard d’envoi de plus de 20 ms pendant 41 s sur 300 ; Fils de charge à plus de 80 % de leurs cœurs pendant 12 s sur 300',
  )
})

test('nothing in doubt: one word', () => {
  expect(verdictLine({ kind: 'valid', seconds: 60, suspectSeconds: 0, invalidSeconds: 0, reasons: [] })).toBe('valid')
})

test('seconds of a chart, with their length and reasons', () => {
  const span = { fromMs: 3000, toMs: 5000, kind: 'invalid', reasons: ['sendLag', 'loopDelay'] } as const
  expect(plain(doubtText(span))).toBe('invalid, 2 s: Send lag above 20 ms, Event loop late by more than 20 ms')
  expect(plain(doubtText(span, 'fr'))).toBe(
    'invalide, 2 s : Retard d’envoi de plus de 20 ms, Boucle d’événements en retard de plus de 20 ms',
  )
})
