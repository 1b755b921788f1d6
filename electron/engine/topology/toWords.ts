/**
 * Splits a command as Compose does (the library go-shellwords; compared with Compose 2.26): quotes and backslashes
 * group, nothing is expanded. `undefined` for an open quote, and for what only a shell would understand: at `| & ; < >`
 * Compose silently cuts the command off, and parentheses and backticks are never what was meant.
 */
export function toWords(command: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let quote: string | undefined
  for (let index = 0; index < command.length; index++) {
    const letter = command.charAt(index)
    if (letter === '\\' && quote !== "'") {
      const next = command[++index]
      if (next === undefined) return undefined
      word = (word ?? '') + next
    } else if (quote !== undefined) {
      if (letter === quote) quote = undefined
      else word += letter
    } else if (letter === '"' || letter === "'") {
      quote = letter
      word ??= ''
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (/[|&;<>()`]/.test(letter)) {
      return undefined
    } else {
      word = (word ?? '') + letter
    }
  }
  if (quote !== undefined) return undefined
  return word === undefined ? words : [...words, word]
}
