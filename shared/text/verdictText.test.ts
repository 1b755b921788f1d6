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
    'invalid: Send lag above 20 ms in 41 of 300 s; A load thread above 80 % of its core in 12 of 300 s',
  )
  expect(plain(verdictLine(verdict, 'fr'))).toBe(
    'invalide : Retard d’envoi de plus de 20 ms pendant 41 s sur 300 ; Un fil de charge à plus de 80 % de son cœur pendant 12 s sur 300',
  )
})

test('what is nearly used up, in both languages', () => {
  const reasons = [
    { reason: 'descriptors', seconds: 3 },
    { reason: 'ports', seconds: 2 },
  ] as const
  const near: Verdict = { kind: 'suspect', seconds: 60, suspectSeconds: 3, invalidSeconds: 0, reasons }
  expect(plain(verdictLine(near))).toBe(
    'suspect: 90 % or more of the generator’s descriptors open in 3 of 60 s; 90 % or more of this machine’s ports taken towards the target in 2 of 60 s',
  )
  expect(plain(verdictLine(near, 'fr'))).toBe(
    'douteux : 90 % ou plus des descripteurs du générateur ouverts pendant 3 s sur 60 ; 90 % ou plus des ports de cette machine pris vers la cible pendant 2 s sur 60',
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
