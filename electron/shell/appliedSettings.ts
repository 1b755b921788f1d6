import type { Settings } from '../../shared/contract/settings.ts'
import type { WindowCommand } from '../../shared/contract/window.ts'
import { type ShellTexts, shellTexts } from '../../shared/text/shell/shellTexts.ts'
import type { ElectronParts } from './electronParts.ts'
import { languageOf, usualSettings } from './look.ts'
import { menuTemplate } from './menuTemplate.ts'

/** Language and theme as the desktop shows them at this moment. */
export class AppliedSettings {
  #settings = usualSettings
  readonly #electron: Pick<ElectronParts, 'app' | 'Menu' | 'nativeTheme'>
  readonly #send: (command: WindowCommand) => void

  /** `send` gets what is chosen in the menu. */
  constructor(electron: Pick<ElectronParts, 'app' | 'Menu' | 'nativeTheme'>, send: (command: WindowCommand) => void) {
    this.#electron = electron
    this.#send = send
  }

  texts(): ShellTexts {
    return shellTexts(languageOf(this.#settings, this.#electron.app))
  }

  apply(settings: Settings): void {
    this.#settings = settings
    const { app, Menu, nativeTheme } = this.#electron
    nativeTheme.themeSource = settings.theme
    const template = menuTemplate({
      texts: this.texts(),
      platform: process.platform,
      isPackaged: app.isPackaged,
      send: this.#send,
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}
