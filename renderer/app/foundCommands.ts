import type { Command } from './commands.ts'

/** Those with every word of the query in their title, accents and capitals aside; without a query all, the recent ones first. */
export function foundCommands(
  commands: readonly Command[],
  recent: readonly string[],
  query: string,
): readonly Command[] {
  const words = plain(query).split(/\s+/)
  const found = commands.filter(
    ({ title, isHidden }) => isHidden !== true && words.every((word) => plain(title).includes(word)),
  )
  const rank = ({ id }: Command) => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
