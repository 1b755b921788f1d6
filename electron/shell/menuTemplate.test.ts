import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import type { WindowCommand } from '../../shared/contract/window.ts'
import { shellTexts } from '../../shared/text/shell/shellTexts.ts'
import { menuTemplate } from './menuTemplate.ts'

type Item = MenuItemConstructorOptions
const itemsOf = (menu: readonly Item[]): Item[] =>
  menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])).filter(({ type }) => type !== 'separator')

function menuOf(platform: NodeJS.Platform, language: 'en' | 'fr' = 'en', isPackaged = true) {
  const sent: WindowCommand[] = []
  const menu = menuTemplate({
    texts: shellTexts(language),
    platform,
    isPackaged,
    send: (command) => sent.push(command),
  })
  return { menu, items: itemsOf(menu), sent }
}

test.each<[accelerator: string, command: WindowCommand]>([
  ['CmdOrCtrl+Enter', 'compare'],
  ['CmdOrCtrl+.', 'stop'],
  ['CmdOrCtrl+K', 'palette'],
  ['CmdOrCtrl+E', 'export'],
  ['CmdOrCtrl+,', 'go.setup'],
  ['CmdOrCtrl+1', 'go.bench'],
  ['CmdOrCtrl+2', 'go.live'],
  ['CmdOrCtrl+3', 'go.result'],
  ['CmdOrCtrl+4', 'go.history'],
  ['CmdOrCtrl+5', 'go.setup'],
])('%s is %s on every system', (accelerator, command) => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const { items, sent } = menuOf(platform)
    const found = items.filter((item) => item.accelerator === accelerator)
    expect(found).toHaveLength(1)
    found[0]?.click?.(undefined as never, undefined, undefined as never)
    expect(sent).toEqual([command])
  }
})

test.each(['linux', 'win32', 'darwin'] as const)('%s: every item has words, no identifier twice', (platform) => {
  const { items, menu } = menuOf(platform, 'fr')
  expect(items.filter(({ label }) => label === undefined || label === '')).toEqual([])
  const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]))
  expect(new Set(ids).size).toBe(ids.length)
  expect(menu.at(-1)?.label?.replace('&', '')).toBe('Aide')
})

test('what is usual on a Mac, and only there', () => {
  const [first] = menuOf('darwin').menu
  expect(first?.label).toBe('Palier')
  expect(menuOf('darwin').menu.some(({ label }) => label?.includes('&'))).toBe(false)
  expect(menuOf('linux').items.some(({ role }) => role === 'services')).toBe(false)
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const roles = menuOf(platform).items.flatMap(({ role }) => (role === undefined ? [] : [role]))
    expect(roles).toEqual(
      expect.arrayContaining(['quit', 'undo', 'copy', 'paste', 'togglefullscreen', 'minimize', 'close']),
    )
  }
})

test('developer tools are not for installed programs', () => {
  const hasTools = (isPackaged: boolean) =>
    menuOf('linux', 'en', isPackaged).items.some(({ role }) => role === 'toggleDevTools' || role === 'reload')
  expect([hasTools(true), hasTools(false)]).toEqual([false, true])
})
