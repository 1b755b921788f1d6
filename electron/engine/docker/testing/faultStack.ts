import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { CleanupStack } from '../../cleanupStack.ts'
import { systemClock } from '../../host/systemClock.ts'
import type { Change, Stack } from '../../ports/stack.ts'
import { containerPlan } from './containerPlan.ts'
import { bareDocker, engineUnderTest, ownedBy, testOrder } from './engineUnderTest.ts'

export const never = new AbortController().signal

/** A responder on 8000. Its queue is long: in a short one, connections that a loss has left half open keep others out for a minute. */
const program = `
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
ThreadingHTTPServer.request_queue_size = 128
ThreadingHTTPServer(('', 8000), SimpleHTTPRequestHandler).serve_forever()
`
const image = 'palier/catalogue-api:latest'

export interface FaultStack {
  readonly stack: Stack
  readonly runId: string
  readonly owner: string
  readonly id: (name: string) => Promise<string>
  readonly changes: readonly Change[]
}

/** Two responders, `api-1` and `api-2`, which a policy brings back when they die by themselves; at the test's end nothing of them may be left. */
export async function raise(changes: object = {}, dockerHost?: string): Promise<FaultStack> {
  const env = dockerHost === undefined ? process.env : { ...process.env, DOCKER_HOST: dockerHost }
  const { engine, owner } = engineUnderTest({ env })
  const cleanup = new CleanupStack()
  const over = new AbortController()
  onTestFinished(async () => {
    over.abort()
    const left = [...(await cleanup.unwind()), ...(await ownedBy(owner))]
    if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`)
  })
  const plan = {
    image,
    entrypoint: [],
    command: ['python3', '-c', program],
    restart: { kind: 'always' },
    ...changes,
  } as const
  const order = testOrder([containerPlan('api-1', plan), containerPlan('api-2', plan)])
  const stack = await engine.bringUp(order, cleanup, () => undefined, never)
  const told: Change[] = []
  stack.follow((change) => told.push(change), over.signal)
  await until(async () => (await answers(stack)) && (await answers(stack, 'api-2')))
  const id = async (name: string) => (await bareDocker.getContainer(`palier-${order.runId}-${name}`).inspect()).Id
  return { stack, runId: order.runId, owner, id, changes: told }
}

/** Waits until the condition holds; the test's own time limit is the end of patience. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await systemClock.sleep(20, never)
}

export type Answer = 'connected' | 'refused' | 'silent'

/** What a client sees of an address: an answer within half a second, or none. */
export async function answerOf(stack: Stack, container = 'api-1'): Promise<Answer> {
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
export async function answers(stack: Stack, container = 'api-1'): Promise<boolean> {
  const { host, port } = stack.addressOf(container, 8000)
  return fetch(`http://${host}:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
    () => true,
    () => false,
  )
}

export function written(changes: readonly Change[]): string[] {
  return changes.map(
    ({ container, what, exitCode }) => `${container} ${what}${exitCode === undefined ? '' : ` ${exitCode}`}`,
  )
}
