import { expect, test } from 'vitest'
import { dockerAction } from './dockerAction.mjs'

/** A fresh Debian machine, root, nothing installed. */
const fresh = {
  platform: 'linux',
  isRoot: true,
  isDebian: true,
  mayInstall: true,
  isExplicit: false,
  isInstalled: false,
  hasSystemd: false,
  isDenied: false,
  answers: false,
  fix: 'the product’s advice',
}

test.each([
  { name: 'a fresh Debian, root', facts: {}, action: { do: 'install' } },
  { name: 'installed, no systemd', facts: { isInstalled: true }, action: { do: 'start', by: 'dockerd' } },
  {
    name: 'installed, systemd',
    facts: { isInstalled: true, hasSystemd: true },
    action: { do: 'start', by: 'systemd' },
  },
  {
    name: 'installed, root, not Debian',
    facts: { isInstalled: true, isDebian: false },
    action: { do: 'start', by: 'dockerd' },
  },
])('$name', ({ facts, action }) => {
  expect(dockerAction({ ...fresh, ...facts })).toEqual(action)
})

test.each([
  { name: 'chosen by the user', facts: { isExplicit: true }, says: /the product’s advice/ },
  {
    name: 'chosen by the user, installed',
    facts: { isExplicit: true, isInstalled: true },
    says: /the product’s advice/,
  },
  { name: 'it answers, something else is wrong', facts: { answers: true }, says: /the product’s advice/ },
  { name: 'another distribution', facts: { isDebian: false }, says: /docs\.docker\.com/ },
  {
    name: 'forbidden, not installed',
    facts: { mayInstall: false },
    says: /`apt-get install docker\.io.*PALIER_NO_INSTALL/,
  },
  {
    name: 'forbidden, installed',
    facts: { mayInstall: false, isInstalled: true },
    says: /`dockerd`.*PALIER_NO_INSTALL/,
  },
  {
    name: 'forbidden, installed, systemd',
    facts: { mayInstall: false, isInstalled: true, hasSystemd: true },
    says: /`systemctl start docker`/,
  },
  { name: 'not root, not installed', facts: { isRoot: false }, says: /`sudo apt-get install docker\.io/ },
  { name: 'not root, installed', facts: { isRoot: false, isInstalled: true }, says: /`sudo systemctl start docker`/ },
  { name: 'not root, another distribution', facts: { isRoot: false, isDebian: false }, says: /docs\.docker\.com/ },
  { name: 'not in the group', facts: { isRoot: false, isInstalled: true, isDenied: true }, says: /usermod -aG docker/ },
  { name: 'macOS', facts: { platform: 'darwin', isRoot: false, isDebian: false }, says: /Docker Desktop/ },
  { name: 'Windows', facts: { platform: 'win32', isRoot: false, isDebian: false }, says: /Docker Desktop/ },
  { name: 'a BSD', facts: { platform: 'freebsd', fix: '' }, says: /docs\.docker\.com/ },
])('$name: only told', ({ facts, says }) => {
  expect(dockerAction({ ...fresh, ...facts })).toEqual({ do: 'tell', fix: expect.stringMatching(says) })
})
