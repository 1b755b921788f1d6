import { expect, test } from 'vitest'
import { seededRandom } from '../load/seededRandom.ts'
import { type LoadWindow, windowsAgree } from './windowsAgree.ts'

const second = (meanUs: number, more: Partial<LoadWindow> = {}): LoadWindow => {
  return { ended: 50, ok: 50, meanUs, deviationUs: 0, ...more }
}

test.each<{ name: string; windows: LoadWindow[]; is: boolean }>([
  { name: 'too few windows', windows: [5000, 5000, 5000].map((us) => second(us)), is: false },
  { name: 'within 2 %', windows: [5000, 5050, 4980, 5020].map((us) => second(us)), is: true },
  { name: 'one of the last four is slower', windows: [5000, 8000, 5000, 5000].map((us) => second(us)), is: false },
  {
    name: 'slow beginnings are forgotten',
    windows: [90_000, 20_000, 5000, 5000, 5000, 5000].map((us) => second(us)),
    is: true,
  },
  {
    name: 'differences that chance explains',
    windows: [5000, 5900, 4400, 5300].map((us) => second(us, { deviationUs: 5000 })),
    is: true,
  },
  {
    name: 'differences that chance does not explain, though times vary',
    windows: [20_000, 9000, 6000, 5000].map((us) => second(us, { deviationUs: us })),
    is: false,
  },
  { name: 'requests become more', windows: [20, 50, 80, 110].map((ended) => second(5000, { ended })), is: false },
  {
    name: 'hardly any requests',
    windows: [1, 1, 1, 1].map((ok) => second(5000, { ended: 50, ok, deviationUs: 5000 })),
    is: false,
  },
])('$name: $is', ({ windows, is }) => {
  expect(windowsAgree(windows)).toBe(is)
})

test('of windows that differ by chance alone about 5 in a hundred are refused, by each of the two', () => {
  const random = seededRandom(7, 0)
  const window = (): LoadWindow => {
    const times = Array.from({ length: 60 }, () => -5000 * Math.log(1 - random()))
    const meanUs = times.reduce((sum, us) => sum + us, 0) / times.length
    const variance = times.reduce((sum, us) => sum + (us - meanUs) ** 2, 0) / (times.length - 1)
    return { ended: 60, ok: 60, meanUs, deviationUs: Math.sqrt(variance) }
  }
  const rounds = 1000
  const refused = Array.from({ length: rounds }, () => windowsAgree([window(), window(), window(), window()])).filter(
    (is) => !is,
  ).length
  expect(refused / rounds).toBeGreaterThan(0.02)
  expect(refused / rounds).toBeLessThan(0.09)
})
