import { expect, test } from 'vitest'
import type { Command } from './commands.ts'
import { foundCommands } from './foundCommands.ts'

const command = (id: string, title: string, more: Partial<Command> = {}): Command => ({
  id,
  title,
  run: () => {},
  ...more,
})
const all = [
  command('compare', 'Comparer'),
  command('go.result', 'Aller à : Résultat'),
  command('theme', 'Thème : sombre'),
  command('palette', 'Commandes', { isHidden: true }),
]

test.each<[query: string, recent: string[], ids: string[]]>([
  ['', [], ['compare', 'go.result', 'theme']],
  ['', ['theme', 'gone'], ['theme', 'compare', 'go.result']],
  ['resultat', [], ['go.result']],
  ['  SOMBRE theme ', [], ['theme']],
  ['co', ['theme'], ['compare']],
  ['xyz', [], []],
])('“%s” after %j', (query, recent, ids) => {
  expect(foundCommands(all, recent, query).map(({ id }) => id)).toEqual(ids)
})
