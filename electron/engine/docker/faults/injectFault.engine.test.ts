import { expect, test } from 'vitest'
import { systemClock } from '../../host/systemClock.ts'
import { bareDocker, ownedBy } from '../testing/engineUnderTest.ts'
import { type Answer, answerOf, answers, never, raise, until, written } from '../testing/faultStack.ts'

test.each<{ kind: 'kill' | 'crash' | 'stop' | 'pause' | 'cut'; sees: Answer; events: string[] }>([
  { kind: 'kill', sees: 'silent', events: ['api-1 died 137', 'api-1 restarted'] },
  { kind: 'crash', sees: 'refused', events: ['api-1 died 137', 'api-1 restarted'] },
  { kind: 'stop', sees: 'silent', events: ['api-1 died 143', 'api-1 restarted'] },
  { kind: 'pause', sees: 'connected', events: ['api-1 paused', 'api-1 unpaused'] },
  { kind: 'cut', sees: 'silent', events: [] },
])(
  '$kind: its address is $sees, its neighbour answers, and all is as before when it is taken back',
  async ({ kind, sees, events }) => {
    const { stack, id, owner, changes } = await raise()
    const before = stack.addressOf('api-1', 8000)
    const started: number[] = []
    const fault = await stack.inject({ kind, container: 'api-1' }, never, () => started.push(systemClock.nowMs()))
    expect(started).toHaveLength(1)
    await until(async () => (await answerOf(stack)) === sees)
    await systemClock.sleep(1_000, never)
    // For good, not only for a moment; a restart policy does not bring it back.
    expect(await answerOf(stack)).toBe(sees)
    expect(await answers(stack)).toBe(false)
    expect(await answers(stack, 'api-2')).toBe(true)
    await fault.undo(never)
    await fault.undo(never)
    await until(() => answers(stack))
    expect(stack.addressOf('api-1', 8000)).toEqual(before)
    expect((await stack.exec('api-2', ['getent', 'hosts', 'api-1'], never)).stdout).toContain(before.host)
    await until(() => changes.length >= events.length)
    await systemClock.sleep(700, never)
    expect(written(changes)).toEqual(events)
    expect((await bareDocker.getContainer(await id('api-1')).inspect()).State.OOMKilled).toBe(false)
    expect(await ownedBy(owner)).toHaveLength(3)
  },
)
