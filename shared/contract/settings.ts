/** How the windows look and speak; `system` follows the computer. */
export interface Settings {
  readonly language: 'system' | 'en' | 'fr'
  readonly theme: 'system' | 'light' | 'dark'
  /** Keys without Ctrl: T, B, ?, 1 … 6. */
  readonly singleKeys: boolean
}
