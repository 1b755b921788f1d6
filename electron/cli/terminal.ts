/** Where a command writes; tests give one that remembers. Results go to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Progress may be drawn in place. */
  readonly isInteractive: boolean
  /** Characters in a line of `out`; without end where it is a file or a pipe. */
  readonly columns: number
  /** Asks the person and gives the line they write; absent where nobody is there to answer. */
  readonly question?: (text: string) => Promise<string>
  /** Calls it when standard input has ended (Ctrl+D); at once where there is none. Gives the way to take it back. */
  readonly onInputEnd?: (act: () => void) => () => void
  /** The same for what must not be shown. */
  readonly secret?: (text: string) => Promise<string>
}
