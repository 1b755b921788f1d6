import { expect, test } from 'vitest'
import type { Client } from '../client.ts'
import type { Terminal } from '../terminal.ts'
import { importRuns, removeRuns } from './storedRuns.ts'

/** An engine that gives these answers, and a terminal at which somebody answers, or nobody. */
function setting(answers: Readonly<Record<string, unknown>>, says?: string) {
  const [asked, out, err]: [unknown[], string[], string[]] = [[], [], []]
  const client: Client = {
    ask: async (name, input) => {
      asked.push([name, input])
      return answers[name] as never
    },
    hear: () => () => undefined,
  }
  const terminal: Terminal = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isInteractive: false,
    columns: 80,
    ...(says === undefined ? {} : { question: async () => says }),
  }
  return { client, terminal, asked, out, err }
}

const removal = { 'run.remove': { removed: ['a', 'b'], notes: ['Something is left.'] } }

test.each(['y', 'Yes', ' oui '])('“%s” removes', async (says) => {
  const parts = setting(removal, says)
  expect(await removeRuns(['a'], false, parts)).toBe(0)
  expect(parts.asked).toEqual([['run.remove', { id: 'a' }]])
  expect(parts.out).toEqual(['removed a\nremoved b'])
  expect(parts.err).toEqual(['Something is left.'])
})

test.each(['', 'n', 'yesterday'])('“%s” does not', async (says) => {
  const parts = setting(removal, says)
  expect(await removeRuns(['a'], false, parts)).toBe(0)
  expect(parts.asked).toEqual([])
  expect(parts.err).toEqual(['Nothing was removed.'])
})

test('where nobody can be asked, --yes is needed', async () => {
  await expect(removeRuns(['a'], false, setting(removal))).rejects.toThrow('badInput')
  const parts = setting(removal)
  await removeRuns(['a', 'c'], true, parts)
  expect(parts.asked).toHaveLength(2)
})

test('an import says what is new and what was there', async () => {
  const parts = setting({ 'run.import': { runIds: ['r'], comparisonIds: ['c'], alreadyThere: ['old'] } })
  expect(await importRuns('/a.tgz', parts)).toBe(0)
  expect(parts.out).toEqual(['imported c\nimported r\nold is here already, the very same'])
})
