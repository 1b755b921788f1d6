import { expect, test } from 'vitest'
import { type Serving, serveWords } from './serveWords.ts'

const file = '/run/user/1000/palier/serve-41000.html'

test.each<{ browser: Serving['browser']; lines: readonly string[] }>([
  {
    browser: 'here',
    lines: [
      'Palier opens in your browser. If it does not, open this file there:',
      file,
      'A browser that may not read it takes the address in it. Ctrl+C ends Palier.',
    ],
  },
  {
    browser: 'byHand',
    lines: [
      'Palier is ready. Open this file in your browser:',
      file,
      'A browser that may not read it takes the address in it. Ctrl+C ends Palier.',
    ],
  },
  {
    browser: 'elsewhere',
    lines: [
      'Palier is ready. There is no browser to open here; on the computer with yours:',
      '  ssh -L 41000:127.0.0.1:41000 you@there',
      'Then open there the address that stands in this file (grep ^http shows it):',
      file,
      'Ctrl+C ends Palier.',
    ],
  },
])('$browser: what a person reads around the path fits 80 columns', ({ browser, lines }) => {
  const { above, below } = serveWords({ port: 41_000, browser, login: 'you@there' })
  const all = [...above, file, ...below]
  expect(all).toEqual(lines)
  expect(Math.max(...all.map(({ length }) => length))).toBeLessThanOrEqual(80)
})
