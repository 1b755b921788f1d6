import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { CleanupStack } from '../../cleanupStack.ts'
import { systemClock } from '../../host/systemClock.ts'
import type { Change, Stack } from '../../ports.ts'
import { containerPlan } from '../testing/containerPlan.ts'
import { bareDocker, engineUnderTest, ownedBy, testOrder } from '../testing/engineUnderTest.ts'

const never = new AbortController().signal
let cleanup = new CleanupStack()
let stop = new AbortController()
let owner = ''

afterEach(async () => {
  stop.abort()
  expect(await cleanup.unwind()).toEqual([])
  expect(await ownedBy(owner)).toEqual([])
  cleanup = new CleanupStack()
  stop = new AbortController()
})

/** A responder on 8000, in the language of the project's own instances. */
const serves = ['python3', '-m', 'http.server', '8000']
const image = 'palier/catalogue-api:latest'

interface Up {
  readonly stack: Stack
  readonly id: (name: string) => Promise<string>
  readonly changes: Change[]
}

async function up(changes: object = {}): Promise<Up> {
  const tested = engineUnderTest()
  owner = tested.owner
  const plan = { image, entrypoint: [], command: serves, restart: { kind: 'always' }, ...changes } as const
  const order = testOrder([containerPlan('api-1', plan), containerPlan('api-2', plan)])
  const stack = await tested.engine.bringUp(order, cleanup, () => undefined, never)
  const told: Change[] = []
  stack.follow((change) => told.push(change), stop.signal)
  await until(async () => (await answerOf(stack)) === 'connected' && (await answerOf(stack, 'api-2')) === 'connected')
  const id = async (name: string) => (await bareDocker.getContainer(`palier-${order.runId}-${name}`).inspect()).Id
  return { stack, id, changes: told }
}

/** Waits until the condition holds; the test's own time limit is the end of patience. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await systemClock.sleep(20, never)
}

type Answer = 'connected' | 'refused' | 'silent'

/** What a client sees of an address: an answer within half a second, or none. */
async function answerOf(stack: Stack, container = 'api-1'): Promise<Answer> {
  const { host, port } = stack.addressOf(container, 8000)
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const timer = setTimeout(() => end('silent'), 500)
    function end(answer: Answer): void {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end('connected'))
    // Nobody answers to the address: the kernel says so after some seconds of silence.
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED' ? 'refused' : 'silent'))
  })
}

/** Whether the program behind the address answers within a second. */
async function answers(stack: Stack, container = 'api-1'): Promise<boolean> {
  const { host, port } = stack.addressOf(container, 8000)
  return fetch(`http://${host}:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  )
}

function written(changes: readonly Change[]): string[] {
  return changes.map(
    ({ container, what, exitCode }) => `${container} ${what}${exitCode === undefined ? '' : ` ${exitCode}`}`,
  )
}

test.each<{ kind: 'kill' | 'crash' | 'stop' | 'pause' | 'cut'; sees: Answer; events: string[] }>([
  { kind: 'kill', sees: 'silent', events: ['api-1 died 137', 'api-1 restarted'] },
  { kind: 'crash', sees: 'refused', events: ['api-1 died 137', 'api-1 restarted'] },
  { kind: 'stop', sees: 'silent', events: ['api-1 died 143', 'api-1 restarted'] },
  { kind: 'pause', sees: 'connected', events: ['api-1 paused', 'api-1 unpaused'] },
  { kind: 'cut', sees: 'silent', events: [] },
])(
  '$kind: its address is $sees, its neighbour answers, and all is as before when it is taken back',
  async ({ kind, sees, events }) => {
    const { stack, id, changes } = await up()
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
