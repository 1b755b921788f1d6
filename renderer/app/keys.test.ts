import { expect, test } from 'vitest'
import { ariaKeys, isPressed, isSingleKey, keyText, type Pressed } from './keys.ts'

const press = (key: string, more: Partial<Pressed> & { readonly altGr?: boolean } = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
  getModifierState: (name) => name === 'AltGraph' && more.altGr === true,
})

test.each<[name: string, key: string, pressed: Pressed, platform: string, isIt: boolean]>([
  ['Ctrl+Enter', 'mod+Enter', press('Enter', { ctrlKey: true }), 'linux', true],
  ['Cmd+Enter on a Mac', 'mod+Enter', press('Enter', { metaKey: true }), 'darwin', true],
  ['Ctrl+Enter on a Mac is the system’s', 'mod+Enter', press('Enter', { ctrlKey: true }), 'darwin', false],
  ['Enter alone', 'mod+Enter', press('Enter'), 'linux', false],
  ['Ctrl+K with caps lock', 'mod+k', press('K', { ctrlKey: true }), 'linux', true],
  ['Ctrl+. where . needs Shift', 'mod+.', press('.', { ctrlKey: true, code: 'Comma' }), 'linux', true],
  ['a digit', '1', press('1', { code: 'Digit1' }), 'linux', true],
  ['a digit of the numeric pad', '1', press('1', { code: 'Numpad1' }), 'linux', true],
  ['the digit’s key of a French keyboard', '1', press('&', { code: 'Digit1' }), 'linux', true],
  ['Ctrl+1 is the browser’s', '1', press('1', { ctrlKey: true, code: 'Digit1' }), 'linux', false],
  ['Alt+1', '1', press('1', { altKey: true, code: 'Digit1' }), 'linux', false],
  [
    '[ with AltGr, which Windows reports as Ctrl+Alt',
    '[',
    press('[', { ctrlKey: true, altKey: true, altGr: true }),
    'win32',
    true,
  ],
  ['?', '?', press('?', { code: 'Slash' }), 'linux', true],
  ['F1', 'F1', press('F1', { code: 'F1' }), 'linux', true],
  ['another letter', 't', press('b'), 'linux', false],
])('%s', (_, key, pressed, platform, isIt) => {
  expect(isPressed(key, pressed, platform)).toBe(isIt)
})

test('single keys are characters without Ctrl', () => {
  expect(['1', '?', 't', 'mod+k', 'F1', 'Delete'].filter(isSingleKey)).toEqual(['1', '?', 't'])
})

test.each([
  ['mod+Enter', 'linux', 'Ctrl ↵'],
  ['mod+Enter', 'darwin', '⌘ ↵'],
  ['mod+.', 'win32', 'Ctrl .'],
  ['t', 'linux', 'T'],
  ['F1', 'linux', 'F1'],
])('%s on %s is written %s', (key, platform, text) => {
  expect(keyText(key, platform)).toBe(text)
})

test('keys are named for assistive technology', () => {
  expect(ariaKeys(['mod+k', 'F1'], 'linux')).toBe('Control+k F1')
  expect(ariaKeys(['mod+k'], 'darwin')).toBe('Meta+k')
})
