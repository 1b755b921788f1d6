import { expect, test } from 'vitest'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { ProbeAnswer, Prober } from '../ports/prober.ts'
import type { Stack } from '../ports/stack.ts'
import { FakeClock } from '../testing/fakeClock.ts'
import { type ProbeTold, probeStack } from './probeStack.ts'
import { probeTargets } from './probeTargets.ts'

const container = (name: string, role: string) => ({ name, service: name, role, image: 'x', address: '198.18.0.2' })
const containers = [
  container('lb', 'balancer'),
  container('api-1', 'api'),
  container('api-2', 'api'),
  container('db', 'database'),
]
const health = { entry: '/up', instance: { port: 8000, path: '/health' }, balancer: { port: 81, path: '/status' } }
const plan: Pick<StackPlan, 'health' | 'entry'> = {
  entry: { container: 'lb', port: 80 },
  health: { ...health, timeoutMs: 0 },
}

test.each<{ name: string; health: Partial<StackPlan['health']>; written: string[] }>([
  {
    name: 'everything declared',
    health,
    written: [
      'entry lb:80/up fresh',
      'instance api-1:8000/health fresh',
      'instance api-2:8000/health fresh',
      'balancerKept lb:81/status kept',
      'balancerFresh lb:81/status fresh',
    ],
  },
  { name: 'the entry alone', health: { entry: '/' }, written: ['entry lb:80/ fresh'] },
  { name: 'nothing', health: {}, written: [] },
])('targets of $name', ({ health: declared, written }) => {
  const targets = probeTargets({ ...plan, health: { ...declared, timeoutMs: 0 } }, containers)
  expect(targets.map((t) => `${t.probe} ${t.container}:${t.port}${t.path} ${t.connection}`)).toEqual(written)
})

/** A prober whose answers take as long as the test says, by the path asked. */
function probing(tookMs: Record<string, number> = {}, timeoutMs = 0) {
  const clock = new FakeClock(0)
  const opened: string[] = []
  const closed: string[] = []
  const asked: string[] = []
  const prober: Prober = {
    open: ({ path, connection, timeoutMs: limitMs }) => {
      opened.push(`${path} ${connection} ${limitMs}`)
      return {
        async ask({ host, port }): Promise<ProbeAnswer> {
          asked.push(`${clock.nowMs()} ${host}:${port}${path} ${connection}`)
          const ms = tookMs[host] ?? 1
          await clock.sleep(Math.min(ms, limitMs), new AbortController().signal)
          return ms > limitMs ? { outcome: 'responseTimeout' } : { outcome: 'ok', status: 200, latencyUs: ms * 1000 }
        },
        close: () => closed.push(path),
      }
    },
  }
  const stack = { containers, addressOf: (host: string, port: number) => ({ host, port }) } as unknown as Stack
  const told: ProbeTold[] = []
  const stop = new AbortController()
  const declared = { ...plan, health: { ...plan.health, timeoutMs } }
  probeStack(stack, declared, { clock, prober }, (answer) => told.push(answer), stop.signal)
  return { clock, opened, closed, asked, told, stop }
}

test('every probe once a second, spread over it', async () => {
  const { clock, asked, told } = probing()
  await clock.advance(1999)
  expect(asked).toEqual([
    '0 lb:80/up fresh',
    '200 api-1:8000/health fresh',
    '400 api-2:8000/health fresh',
    '600 lb:81/status kept',
    '800 lb:81/status fresh',
    '1000 lb:80/up fresh',
    '1200 api-1:8000/health fresh',
    '1400 api-2:8000/health fresh',
    '1600 lb:81/status kept',
    '1800 lb:81/status fresh',
  ])
  expect(told[1]).toEqual({
    nowMs: 200,
    probe: 'instance',
    container: 'api-1',
    outcome: 'ok',
    status: 200,
    latencyUs: 1000,
  })
})

test('a pending probe is not asked again; the others go on; it is told with the moment it was asked', async () => {
  const { clock, told } = probing({ 'api-1': 2500 })
  await clock.advance(5999)
  const moments = (name: string) =>
    told.filter((one) => one.container === name && one.probe === 'instance').map(({ nowMs }) => nowMs)
  expect(moments('api-1')).toEqual([200, 3200])
  expect(moments('api-2')).toEqual([400, 1400, 2400, 3400, 4400, 5400])
})

test('no answer within the limit is a failure: of the topology, or of 10 s where it declares none', async () => {
  const declared = probing({ 'api-1': 60_000 }, 5000)
  await declared.clock.advance(5201)
  expect(declared.told.find(({ container: name }) => name === 'api-1')).toEqual({
    nowMs: 200,
    probe: 'instance',
    container: 'api-1',
    outcome: 'responseTimeout',
  })
  expect(probing().opened).toContain('/up fresh 10000')
})

test('the signal ends it: nothing more is asked or told, and every line is closed', async () => {
  const { clock, stop, told, asked, closed } = probing({ 'api-1': 3000 })
  await clock.advance(900)
  stop.abort()
  const before = [told.length, asked.length]
  await clock.advance(5000)
  expect([told.length, asked.length]).toEqual(before)
  expect(closed).toHaveLength(5)
})
