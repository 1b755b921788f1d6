import { expect, test } from 'vitest'
import { printAction } from './printAction.mjs'

const fresh = { browser: undefined, platform: 'linux', isRoot: true, isDebian: true, mayInstall: true }

test('a fresh Debian as root gets one, a machine that has one is left alone', () => {
  expect(printAction(fresh)).toEqual({ do: 'install' })
  expect(printAction({ ...fresh, browser: '/usr/bin/chromium' })).toEqual({ do: 'nothing' })
})

test.each([
  { name: 'forbidden', facts: { mayInstall: false }, says: /PALIER_NO_INSTALL/ },
  { name: 'not root', facts: { isRoot: false }, says: /sudo apt-get install chromium/ },
  { name: 'another distribution', facts: { isDebian: false }, says: /chromium package/ },
  { name: 'macOS', facts: { platform: 'darwin', isDebian: false }, says: /Chrome/ },
])('$name: skipped with the reason', ({ facts, says }) => {
  expect(printAction({ ...fresh, ...facts })).toEqual({ do: 'skip', why: expect.stringMatching(says) })
})
