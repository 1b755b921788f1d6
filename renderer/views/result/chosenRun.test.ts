import { expect, test } from 'vitest'
import { chosenRun } from './chosenRun.ts'
import { sampleCompared, sampleRun } from './testing/sampleComparison.ts'

const crash = { observed: true, container: 'lb', sign: 'exit', atMs: 1000 } as const
const compared = sampleCompared(
  { configuration: 'solo:baseline', runs: [sampleRun('a1', 'solo:baseline'), sampleRun('a2', 'solo:baseline')] },
  { configuration: 'duo-lb:baseline', runs: [sampleRun('b1', 'duo-lb:baseline', { crash })] },
)

test.each<[what: string, asked: string | undefined, runId: string, repeat: number]>([
  ['the one that was asked for', 'a2', 'a2', 2],
  ['without one: the first that broke', undefined, 'b1', 1],
  ['of an id that is not among them: the same', 'gone', 'b1', 1],
])('%s', (_, asked, runId, repeat) => {
  expect(chosenRun(compared, asked)).toMatchObject({ result: { runId }, repeat })
})

test('where none broke, of the first configuration; of nothing, nothing', () => {
  expect(chosenRun(compared.slice(0, 1), undefined)?.compared.id).toBe('solo:baseline')
  expect(chosenRun([], undefined)).toBeUndefined()
})
