import { expect, test } from 'vitest'
import { type AskedSecond, silence } from './silence.ts'

/** A second each: `o` one answered, `x` one failed, `-` nobody asks, a digit so many wait in vain, ` ` nobody looked. */
function seconds(written: string): (AskedSecond | undefined)[] {
  return [...written].map((letter) => {
    if (letter === ' ') return undefined
    const waiting = Number(letter) || 0
    return { ok: Number(letter === 'o'), failed: Number(letter === 'x'), waiting, inFlight: waiting }
  })
}

test.each<[name: string, told: string, silent: string, probesFailing?: string]>([
  ['the drawing in silence.ts', 'oo12344o', '..xxxxx.'],
  ['one alone waits', 'oo1111oo', '........'],
  ['and fails', 'oo111xoo', '..xxxx..'],
  ['and a probe fails meanwhile', 'oo1111oo', '..xxxx..', '    x   '],
  ['two wait', 'oo2222oo', '........'],
  ['three wait at once, and one answer was due', 'oo3o', '....'],
  ['three wait in vain from the beginning', '333', 'xxx'],
  ['of one answer in four seconds nothing is missed yet', 'o---o---3333', '............'],
  ['and twelve seconds later it is', 'o---o---333333333333', `${'.'.repeat(9)}${'x'.repeat(11)}`],
  ['what was not looked at ends a stretch', 'oo11 x', '.....x'],
  [
    'a failure says nothing of what was more than ten seconds before',
    `oo${'1'.repeat(14)}x`,
    `${'.'.repeat(6)}${'x'.repeat(11)}`,
  ],
])('%s', (_, told, silent, probes = '') => {
  const found = silence(seconds(told), (second) => probes[second] === 'x')
  expect(found.map((one) => (one ? 'x' : '.')).join('')).toBe(silent)
})

test('of what was said before only the seconds after it are judged', () => {
  const told = seconds('oo111111xx')
  expect(silence(told, () => false, [false, false, false, false]).slice(0, 5)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ])
  expect(silence(seconds('oo1111'), () => false, [false, false, true])).toEqual([false, false, true, true, true, true])
})
