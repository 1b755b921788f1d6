import { expect, test } from 'vitest'
import { CleanupStack } from './cleanupStack.ts'

test('the newest is undone first, and a failure keeps nothing else from being undone', async () => {
  const undone: string[] = []
  const stack = new CleanupStack()
  stack.defer('network', async () => undone.push('network'))
  stack.defer('db', async () => {
    throw new Error('the engine is gone')
  })
  stack.defer('api', async () => undone.push('api'))
  expect(stack.remaining()).toEqual(['api', 'db', 'network'])
  expect(await stack.unwind()).toEqual(['db (the engine is gone)'])
  expect(undone).toEqual(['api', 'network'])
  expect(stack.remaining()).toEqual([])
})

test('what is being undone still counts as remaining until it is gone', async () => {
  const stack = new CleanupStack()
  let seen: readonly string[] = []
  stack.defer('db', async () => {
    seen = stack.remaining()
  })
  await stack.unwind()
  expect(seen).toEqual(['db'])
})
