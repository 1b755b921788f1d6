/** Ctrl+C, and the signals that mean the same. */
export interface StopKey {
  /**
   * What the first one does, and what it says; returns the way to take it back. Without anything to stop, the first one ends the program.
   */
  onFirst(act: () => void, words?: string): () => void
}

/**
 * | Ctrl+C | what happens |
 * |---|---|
 * | first | the comparison is stopped and everything is brought down |
 * | second | the program ends at once, saying what is left behind |
 */
export function createStopKey(parts: {
  process: Pick<NodeJS.Process, 'on'>
  say: (line: string) => void
  remaining: () => readonly string[]
  exit: () => unknown
}): StopKey {
  let first: { readonly act: () => void; readonly words: string } | undefined
  let pressed = 0
  const press = (): void => {
    pressed += 1
    if (first === undefined || pressed > 1) {
      leave(parts)
      return
    }
    parts.say(`${first.words} (once more to leave at once)`)
    first.act()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) parts.process.on(signal, press)
  return {
    onFirst(act, words = 'stopping: bringing everything down') {
      first = { act, words }
      return () => {
        first = undefined
        pressed = 0
      }
    },
  }
}

function leave({
  say,
  remaining,
  exit,
}: {
  say: (line: string) => void
  remaining: () => readonly string[]
  exit: () => unknown
}): void {
  const left = remaining()
  if (left.length > 0) {
    say('left behind; the next palier command removes it:')
    for (const what of left) say(`  ${what}`)
  }
  exit()
}
