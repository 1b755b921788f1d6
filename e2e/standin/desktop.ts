import { Emitter } from './Emitter.ts'
import { note } from './note.ts'
import { onlyImitated } from './onlyImitated.ts'

/** The parts that speak to the system: what they are told is noted, what a person would choose is said by the spec. */

const questions: ((answer: unknown) => void)[] = []
const asked =
  (kind: string) =>
  (_window: unknown, options: object): Promise<unknown> => {
    const answer = new Promise((resolve) => questions.push(resolve))
    note('dialog', { kind, ...options })
    return answer
  }

export const dialog = onlyImitated('dialog', {
  showMessageBox: asked('message'),
  showSaveDialog: asked('save'),
  showErrorBox: (title: string, content: string) => note('error box', { title, content }),
})

export function answerDialog(answer: unknown): void {
  const next = questions.shift()
  if (next === undefined) throw new Error('No dialog is open.')
  next(answer)
}

interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly submenu?: readonly MenuItem[]
  readonly click?: () => void
}
let menu: readonly MenuItem[] = []

export const Menu = onlyImitated('Menu', {
  buildFromTemplate: (template: readonly MenuItem[]) => template,
  setApplicationMenu: (template: readonly MenuItem[]) => {
    menu = template
    note('menu', template)
  },
})

export function choose(id: string): void {
  const item = menu.flatMap(({ submenu = [] }) => submenu).find((one) => one.id === id)
  if (item?.click === undefined) throw new Error(`No menu item ${id}.`)
  item.click()
}

class NativeTheme extends Emitter {
  shouldUseDarkColors = false
  #source = 'system'

  get themeSource(): string {
    return this.#source
  }

  set themeSource(source: string) {
    this.#source = source
    this.shouldUseDarkColors = source === 'dark'
    note('theme', source)
    this.emit('updated')
  }
}
export const nativeTheme = onlyImitated('nativeTheme', new NativeTheme('nativeTheme', ['updated']))

export const powerSaveBlocker = onlyImitated('powerSaveBlocker', {
  start: (kind: string) => {
    note('kept awake', kind)
    return 1
  },
  stop: (id: number) => note('may sleep', id),
})

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
export const screen = onlyImitated('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
})

export const shell = onlyImitated('shell', {
  showItemInFolder: (file: string) => note('shown in folder', file),
})

class StandInNotification extends Emitter {
  readonly #content: object
  static isSupported(): boolean {
    return true
  }

  constructor(content: object) {
    super('Notification', ['click'])
    this.#content = content
  }

  show(): void {
    note('notice', this.#content)
  }
}

export { StandInNotification as Notification }
