/** What is asked and done when the window, or the whole program, is to go while a comparison is on. */
export interface CloseParts {
  isOn(): boolean
  /** Something else is up that goes without a question: a stack with data. */
  holds(): boolean
  /** The safe choice is to keep running, also when the dialog is dismissed. */
  ask(): Promise<'keep' | 'stop'>
  /** Asks the comparison to stop, and what is held to go. */
  stop(): Promise<void>
  /** Resolves when it has ended and its containers are gone. */
  ended(): Promise<void>
  /** Resolves after the longest time that anybody waits. */
  tooLong(): Promise<void>
  /** Says what is left, when waiting was given up. */
  tellLeft(): Promise<void>
  leave(): void
}

type At = 'open' | 'asking' | 'stopping' | 'leaving'

/**
 * Gives what to do about every attempt to close. Attempts while the question is open or the comparison is stopping change nothing.
 *
 *   open --close, nothing on--> leaving (let through)
 *   open --close, something held--> stopping --gone, or too long--> leaving
 *   open --close, run on--> asking --keep--> open
 *                           asking --stop--> stopping --ended, or too long--> leaving
 */
export function closeQuestion(parts: CloseParts): (event: { preventDefault(): void }) => void {
  let at: At = 'open'
  const stopAndLeave = async (): Promise<void> => {
    at = 'stopping'
    const ended = parts
      .stop()
      .catch(() => undefined)
      .then(() => parts.ended())
    const isGivenUp = await Promise.race([ended.then(() => false), parts.tooLong().then(() => true)])
    if (isGivenUp) await parts.tellLeft().catch(() => undefined)
    at = 'leaving'
    parts.leave()
  }
  const askOnce = async (): Promise<void> => {
    at = 'asking'
    const choice = await parts.ask().catch(() => 'keep' as const)
    // It may have ended by itself while the question was open.
    if (choice === 'stop') await stopAndLeave()
    else at = 'open'
  }
  return (event) => {
    if (at === 'leaving' || (at === 'open' && !parts.isOn() && !parts.holds())) return
    event.preventDefault()
    if (at === 'open') void (parts.isOn() ? askOnce() : stopAndLeave())
  }
}
