/** Colours by what they are for; the values are those of the visual language's tokens. */
export interface ChartTheme {
  readonly paper: string
  readonly band: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly axis: string
  readonly line: string
  readonly accent: string
  readonly down: string
  /** Of what is in doubt. */
  readonly suspect: string
  /** The six series slots. */
  readonly slots: readonly [string, string, string, string, string, string]
  readonly font: string
}

/** On paper: black on white whatever the reader's screen is set to. */
export const lightTheme: ChartTheme = {
  paper: '#ffffff',
  band: '#f0f2f2',
  ink: '#15181b',
  ink2: '#454c52',
  ink3: '#5f676d',
  axis: '#7c848a',
  line: '#dde0e0',
  accent: '#0b6377',
  down: '#b3261e',
  suspect: '#8a5a00',
  slots: ['#2b84e4', '#8b5a11', '#6f1b76', '#1f7a6d', '#2f3437', '#d4568d'],
  font: "'Segoe UI Variable Text','Segoe UI','Noto Sans','Liberation Sans',system-ui,sans-serif",
}
