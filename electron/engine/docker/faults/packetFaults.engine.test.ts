import { expect, test } from 'vitest'
import { toFailure } from '../../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { systemClock } from '../../host/systemClock.ts'
import { bareDocker } from '../testing/engineUnderTest.ts'
import { type Answer, answerOf, answers, type FaultStack, never, raise, until } from '../testing/faultStack.ts'

/** Three at a time: more may be in the responder's queue than it holds, and would be silent too. */
async function answersOf(stack: FaultStack['stack'], times: number): Promise<Answer[]> {
  const lanes = [0, 1, 2].map(async () => {
    const seen: Answer[] = []
    while (seen.length < times / 3) seen.push(await answerOf(stack))
    return seen
  })
  return (await Promise.all(lanes)).flat()
}

const isRoot = process.getuid?.() === 0

test.runIf(isRoot)('loss: of the packets that come, about so many vanish, and none when it is taken back', async () => {
  const { stack } = await raise()
  const fault = await stack.inject({ kind: 'loss', container: 'api-1', percent: 60 }, never)
  // The first packet is sent again after a second; the answer is looked for half as long.
  const seen = await answersOf(stack, 60)
  const silent = seen.filter((answer) => answer === 'silent').length
  expect(silent).toBeGreaterThan(15)
  expect(silent).toBeLessThan(55)
  expect(await answersOf(stack, 20)).toContain('connected')
  expect(await answers(stack, 'api-2')).toBe(true)
  await fault.undo(never)
  // Sixty in a row would not come through a loss; what was lost before is made up for first.
  await until(async () => !(await answersOf(stack, 60)).includes('silent'))
})

test.runIf(isRoot)(
  'loss of everything; a restart meanwhile takes the rule along, and undoing it then is fine',
  async () => {
    const { stack, id } = await raise()
    const fault = await stack.inject({ kind: 'loss', container: 'api-1', percent: 100 }, never)
    expect(new Set(await answersOf(stack, 5))).toEqual(new Set(['silent']))
    await bareDocker.getContainer(await id('api-1')).restart({ t: 1 })
    await until(() => answers(stack))
    await fault.undo(never)
    expect(await answers(stack)).toBe(true)
  },
)

test.runIf(isRoot)('delay: as long as said where the kernel can, otherwise refused with what it lacks', async () => {
  const { stack } = await raise()
  const action: FaultAction = { kind: 'delay', container: 'api-1', delayMs: 300 }
  let begun = 0
  const injected = await stack
    .inject(action, never, () => {
      begun += 1
    })
    .catch(toFailure)
  if (!('undo' in injected)) {
    expect(injected).toMatchObject({
      kind: 'faultRefused',
      fault: 'delay=300ms api-1',
      why: { kind: 'noKernelPart', part: 'sch_netem' },
    })
    expect(begun).toBe(0)
    return
  }
  const took = async () => {
    const fromMs = systemClock.nowMs()
    await answers(stack)
    return systemClock.nowMs() - fromMs
  }
  // One for the connection and one for the answer.
  expect(await took()).toBeGreaterThanOrEqual(600)
  await injected.undo(never)
  expect(await took()).toBeLessThan(300)
})
