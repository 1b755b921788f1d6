import { CleanupStack } from '../../cleanupStack.ts'
import { containerPlan } from './containerPlan.ts'
import { engineUnderTest, testOrder } from './engineUnderTest.ts'

/** A program to be killed: brings a stack of network, volume and three containers up under the given owner, and never takes it down. */
const [owner = '', runId = ''] = process.argv.slice(2)
const { engine } = engineUnderTest({ owner })
const mounts = [{ kind: 'volume', volume: 'v', target: '/v', readOnly: false }] as const
const plans = ['a', 'b', 'c'].map((name) => containerPlan(name, { command: ['sleep', '60'], mounts }))
process.stdout.write('begun\n')
await engine.bringUp(testOrder(plans, { runId }), new CleanupStack(), () => undefined, new AbortController().signal)
process.stdout.write('up\n')
setInterval(() => undefined, 1_000)
