import type { EventEmitter } from 'node:events'

/** What is used of a terminal that a person types into. */
export interface SecretInput extends Pick<EventEmitter, 'on' | 'off'> {
  setRawMode(isRaw: boolean): unknown
  setEncoding(encoding: 'utf8'): unknown
  resume(): unknown
  pause(): unknown
}

const ends = ['\r', '\n', '\u0004']
const rubsOut = ['\u007f', '\b']
const stops = '\u0003'

/**
 * Asks for a line of which nothing is shown, not even its length. Ctrl+C, which a terminal in this mode hands over as a character, calls
 * `onStop`, and the question stays unanswered.
 */
export function askSecret(
  text: string,
  input: SecretInput,
  say: (text: string) => void,
  onStop: () => void,
): Promise<string> {
  const answered = Promise.withResolvers<string>()
  const typed: string[] = []
  const done = () => {
    input.off('data', onData)
    input.setRawMode(false)
    input.pause()
    say('\n')
  }
  // Pasted, several characters come at once.
  const onData = (characters: string) => {
    for (const character of characters) {
      if (ends.includes(character)) {
        done()
        answered.resolve(typed.join(''))
        return
      }
      if (character === stops) {
        done()
        onStop()
        return
      }
      if (rubsOut.includes(character)) typed.pop()
      else typed.push(character)
    }
  }
  say(text)
  input.setEncoding('utf8')
  input.setRawMode(true)
  input.on('data', onData)
  input.resume()
  return answered.promise
}
