/**
 * A key as commands name it: `mod+Enter`, `mod+.`, `F1`, `1`, `t`, `?`, `Delete`. `mod` is Ctrl, and Cmd on a Mac. A single
 * character without `mod` is a *single key*: it works only outside fields, and can be switched off.
 */
export type Key = string

export interface Pressed {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly getModifierState: (name: string) => boolean
}

/**
 * Is it this key? Digits go by their place too, because a French keyboard has `&` where `1` is; Shift is not looked at, because the
 * same keyboard needs it for `.` and every keyboard for `?`; AltGr is not Ctrl+Alt.
 */
export function isPressed(key: Key, pressed: Pressed, platform: string): boolean {
  const { hasMod, name } = toParts(key)
  const isAltGr = pressed.getModifierState('AltGraph')
  const isCtrl = pressed.ctrlKey && !isAltGr
  const isMod = platform === 'darwin' ? pressed.metaKey : isCtrl
  const isOther = platform === 'darwin' ? isCtrl : pressed.metaKey
  if (hasMod !== isMod || isOther || (pressed.altKey && !isAltGr)) return false
  const isDigit = /^\d$/.test(name) && [`Digit${name}`, `Numpad${name}`].includes(pressed.code)
  return isDigit || pressed.key.toLowerCase() === name.toLowerCase()
}

export function isSingleKey(key: Key): boolean {
  return !toParts(key).hasMod && key.length === 1
}

const glyphs: Readonly<Record<string, string>> = { Enter: '↵', ArrowLeft: '←', ArrowRight: '→' }

/** As it stands on a key cap: `Ctrl ↵`, `⌘ K`, `T`. */
export function keyText(key: Key, platform: string): string {
  const { hasMod, name } = toParts(key)
  const cap = glyphs[name] ?? (name.length === 1 ? name.toUpperCase() : name)
  return hasMod ? `${platform === 'darwin' ? '⌘' : 'Ctrl'} ${cap}` : cap
}

/** For `aria-keyshortcuts`. */
export function ariaKeys(keys: readonly Key[], platform: string): string {
  return keys.map((key) => key.replace(/^mod\+/, platform === 'darwin' ? 'Meta+' : 'Control+')).join(' ')
}

function toParts(key: Key): { readonly hasMod: boolean; readonly name: string } {
  return key.startsWith('mod+') ? { hasMod: true, name: key.slice(4) } : { hasMod: false, name: key }
}
