import type { CSSVariablesResolver } from '@mantine/core'

const greys = ['chrome', 'chrome', 'line', 'line', 'ctl', 'ctl', 'ink3', 'ink2', 'ink2', 'ink']
const darks = ['ink', 'ink2', 'ink3', 'ink3', 'line', 'line', 'raise', 'paper', 'chrome', 'paper']

const scale = (name: string, tokens: readonly string[]) =>
  tokens.map((token, step) => [`--mantine-color-${name}-${step}`, `var(--${token})`])

/**
 * Mantine's colours are our tokens, in both themes at once: its own parts ask for steps of grey (light) and dark, and each step is the
 * token that plays the same part.
 */
const ours: Record<string, string> = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink3)',
  '--mantine-color-placeholder': 'var(--ink3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--down-t)',
  '--mantine-color-default': 'var(--raise)',
  '--mantine-color-default-hover': 'var(--chrome)',
  '--mantine-color-default-border': 'var(--ctl)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-disabled': 'transparent',
  '--mantine-color-disabled-color': 'var(--ink3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-petrol-filled': 'var(--accent)',
  '--mantine-color-petrol-light': 'var(--soft)',
  '--mantine-color-petrol-light-hover': 'var(--soft)',
  '--mantine-color-petrol-light-color': 'var(--accent)',
  '--mantine-color-petrol-outline': 'var(--accent)',
  '--mantine-color-petrol-outline-hover': 'var(--soft)',
  '--mantine-color-petrol-text': 'var(--accent)',
  '--mantine-color-red-filled': 'var(--down)',
  '--mantine-color-red-outline': 'var(--down-t)',
  '--mantine-color-red-outline-hover': 'var(--chrome)',
  '--mantine-color-red-text': 'var(--down-t)',
  '--mantine-shadow-md': '0 8px 24px light-dark(#0002, #000a)',
  '--mantine-shadow-xl': '0 8px 24px light-dark(#0002, #000a)',
  ...Object.fromEntries([...scale('gray', greys), ...scale('dark', darks)]),
}

export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours })
