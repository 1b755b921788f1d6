import type { MenuItemConstructorOptions } from 'electron'
import type { WindowCommand } from '../../shared/contract/window.ts'
import type { ShellTextKey, ShellTexts } from '../../shared/text/shell/shellTexts.ts'

export interface MenuParts {
  readonly texts: ShellTexts
  readonly platform: NodeJS.Platform
  /** Developer tools and reloading are for builds that are not packaged. */
  readonly isPackaged: boolean
  readonly send: (command: WindowCommand) => void
}

type Item = MenuItemConstructorOptions
const between: Item = { type: 'separator' }

/** The application menu: every command has a place in it, so that a key can be found without knowing it. */
export function menuTemplate(parts: MenuParts): Item[] {
  const { texts, platform } = parts
  const isMac = platform === 'darwin'
  const role = (name: NonNullable<Item['role']>, key: ShellTextKey): Item => ({ role: name, label: texts.t(key) })
  const menu = (key: ShellTextKey, submenu: Item[], more: Item = {}): Item => ({
    // Only Windows and Linux underline access keys; macOS would show the sign.
    label: isMac ? texts.t(key).replace('&', '') : texts.t(key),
    submenu,
    ...more,
  })
  const command = toCommand(parts)
  return [
    ...(isMac ? [applicationMenu(role, command)] : []),
    menu('menu.file', [
      command('export', 'item.export', 'E'),
      between,
      ...(isMac ? [role('close', 'item.close')] : [command('go.setup', 'item.settings', ','), between]),
      ...(isMac ? [] : [role('quit', 'item.quit')]),
    ]),
    menu('menu.edit', [
      role('undo', 'item.undo'),
      role('redo', 'item.redo'),
      between,
      role('cut', 'item.cut'),
      role('copy', 'item.copy'),
      role('paste', 'item.paste'),
      role('selectAll', 'item.selectAll'),
    ]),
    menu('menu.view', viewItems(parts, role, command)),
    menu('menu.run', [command('compare', 'item.compare', 'Enter'), command('stop', 'item.stop', '.')]),
    menu(
      'menu.window',
      [
        role('minimize', 'item.minimize'),
        ...(isMac ? [role('zoom', 'item.zoom'), between, role('front', 'item.front')] : [role('close', 'item.close')]),
      ],
      { role: 'windowMenu' },
    ),
    menu('menu.help', [command('keys', 'item.keys'), ...(isMac ? [] : [between, role('about', 'item.about')])], {
      role: 'help',
    }),
  ]
}

type ToRole = (name: NonNullable<Item['role']>, key: ShellTextKey) => Item
type ToCommand = (id: WindowCommand, key: ShellTextKey, accelerator?: string) => Item

function toCommand({ texts, send }: MenuParts): ToCommand {
  return (id, key, accelerator) => ({
    id,
    label: texts.t(key),
    ...(accelerator !== undefined && { accelerator: `CmdOrCtrl+${accelerator}` }),
    click: () => send(id),
  })
}

function applicationMenu(role: ToRole, command: ToCommand): Item {
  return {
    label: 'Palier',
    submenu: [
      role('about', 'item.about'),
      between,
      command('go.setup', 'item.settings', ','),
      between,
      role('services', 'item.services'),
      between,
      role('hide', 'item.hide'),
      role('hideOthers', 'item.hideOthers'),
      role('unhide', 'item.showAll'),
      between,
      role('quit', 'item.quit'),
    ],
  }
}

function viewItems({ isPackaged }: MenuParts, role: ToRole, command: ToCommand): Item[] {
  return [
    command('palette', 'item.palette', 'K'),
    between,
    command('go.bench', 'item.bench', '1'),
    command('go.live', 'item.live', '2'),
    command('go.result', 'item.result', '3'),
    command('go.history', 'item.history', '4'),
    { ...command('go.setup', 'item.setup', '5'), id: 'go.setup.view' },
    between,
    role('resetZoom', 'item.actualSize'),
    role('zoomIn', 'item.zoomIn'),
    role('zoomOut', 'item.zoomOut'),
    between,
    role('togglefullscreen', 'item.fullScreen'),
    ...(isPackaged ? [] : [between, role('reload', 'item.reload'), role('toggleDevTools', 'item.developerTools')]),
  ]
}
