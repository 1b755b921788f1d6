import { expect, test } from 'vitest'
import { SetupProblem } from './SetupProblem.mjs'
import { tolerated } from './tolerated.mjs'

const after = async (error) => {
  const lines = []
  const work = async () => {
    if (error) throw error
  }
  await tolerated(work, (text) => lines.push(text))
  return lines
}

test('what is wrong and what to do about it are lines', async () => {
  const problem = new SetupProblem('No Docker engine answers.', { fix: 'Start it.', exitCode: 3 })
  expect(await after(problem)).toEqual(['– No Docker engine answers.', '  Start it.'])
})

test('nothing is said when nothing is wrong', async () => {
  expect(await after(undefined)).toEqual([])
})

test.each([
  { name: 'an interruption', error: new SetupProblem('Interrupted.', { exitCode: 5 }) },
  { name: 'a mistake of ours', error: new TypeError('x is not a function') },
])('$name is not passed over', async ({ error }) => {
  await expect(after(error)).rejects.toBe(error)
})
