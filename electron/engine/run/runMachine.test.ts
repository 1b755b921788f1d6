import { expect, test } from 'vitest'
import type { HostReading, ProbeReading, Reading } from '../../../shared/domain/reading.ts'
import type { ProbeAnswer, Prober } from '../ports/prober.ts'
import { type FakeRun, fakeRun } from '../testing/fakeRun.ts'
import { StopRequested } from './stopRequested.ts'

const endMs = 5000
const drainedMs = endMs

const readingsOf = (run: FakeRun, container: string) =>
  (run.stored.readings as Reading[]).filter((reading) => reading.container === container)
const probesOf = (run: FakeRun, probe: string, container: string) =>
  (run.stored.probes as ProbeReading[]).filter((one) => one.probe === probe && one.container === container)
const hostOf = (run: FakeRun) => (run.stored.readings as HostReading[]).filter(({ load1 }) => load1 !== undefined)

const lines = [
  ['entry', 'lb'],
  ['instance', 'api-1'],
  ['instance', 'api-2'],
  ['balancerKept', 'lb'],
  ['balancerFresh', 'lb'],
] as const

test('the state at rest is recorded before the first request and after the last', async () => {
  const run = fakeRun()
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  for (const container of ['lb', 'api-1', 'api-2', 'db']) {
    const readings = readingsOf(run, container)
    expect(readings.filter(({ atMs }) => atMs < 0).length).toBeGreaterThanOrEqual(2)
    // Wholly after the drain: not the last second of load.
    expect(readings.filter(({ atMs, intervalMs }) => atMs - intervalMs >= drainedMs).length).toBeGreaterThanOrEqual(2)
  }
  for (const [probe, container] of lines) {
    const asked = probesOf(run, probe, container).map(({ atMs }) => atMs)
    expect(asked.filter((atMs) => atMs < 0).length).toBeGreaterThanOrEqual(2)
    expect(asked.filter((atMs) => atMs >= drainedMs).length).toBeGreaterThanOrEqual(2)
    expect(asked.filter((atMs) => atMs >= 0 && atMs < endMs)).toHaveLength(5)
  }
  expect(hostOf(run).some(({ atMs }) => atMs < 0)).toBe(true)
  expect(hostOf(run).some(({ atMs }) => atMs > endMs)).toBe(true)
  expect(
    [run.msIn('warming'), run.msIn('collecting')].every((ms) => ms !== undefined && ms >= 2000 && ms <= 3000),
  ).toBe(true)
})

test('probes are announced as they are stored', async () => {
  const run = fakeRun()
  await run.untilEnded()
  const announced = run.events.flatMap((event) =>
    event.kind === 'probe' ? [{ seq: event.seq, ...event.reading }] : [],
  )
  expect(run.stored.probes).toMatchObject(announced)
  expect(announced[0]).toMatchObject({ outcome: 'ok', status: 200, latencyUs: 500 })
})

test('what died is not waited for', async () => {
  const run = fakeRun({ engine: { dies: { db: 4000, 'api-2': 4000 } }, prober: hanging('api-2') })
  await run.untilEnded()
  expect(run.msIn('collecting')).toBeLessThanOrEqual(3000)
  expect(readingsOf(run, 'db').every(({ atMs }) => atMs < 4000)).toBe(true)
})

test('what tells nothing and is not known to be dead costs 6 s before and after, not more', async () => {
  const run = fakeRun({ engine: { silent: ['db'] } })
  await run.untilEnded()
  expect([run.msIn('warming'), run.msIn('collecting')]).toEqual([6000, 6000])
})

test('probes that hang are told at their limit, and cost 6 s', async () => {
  const run = fakeRun({ prober: hanging('api-1') })
  await run.untilEnded()
  expect(run.msIn('warming')).toBe(6000)
  const hung = probesOf(run, 'instance', 'api-1')
  expect(hung.length).toBeGreaterThan(0)
  expect(hung.every(({ outcome, latencyUs }) => outcome === 'responseTimeout' && latencyUs === undefined)).toBe(true)
  expect(probesOf(run, 'instance', 'api-2').every(({ outcome }) => outcome === 'ok')).toBe(true)
})

/** A prober whose lines to one container are never answered. */
function hanging(silent: string): (clock: FakeRun['clock']) => Prober {
  return (clock) => ({
    open: ({ timeoutMs }) => {
      const closed = new AbortController()
      return {
        async ask({ host }): Promise<ProbeAnswer> {
          if (!host.startsWith(silent)) return { outcome: 'ok', status: 200, latencyUs: 1 }
          await clock.sleep(timeoutMs, closed.signal).catch(() => undefined)
          return { outcome: 'responseTimeout' }
        },
        close: () => closed.abort(),
      }
    },
  })
}

test('a stop while waiting for rest is a stop in that state, and the state after is not waited for', async () => {
  const run = fakeRun({ engine: { silent: ['db'] } })
  const ended = run.untilEnded()
  while (!run.events.some((event) => event.kind === 'state' && event.at === 'warming')) await run.clock.advance(10)
  run.stop.abort(new StopRequested())
  expect((await ended).outcome).toEqual({ kind: 'stopped', during: 'warming' })
  expect(run.msIn('collecting')).toBeLessThan(1000)
})

test('a stop during measuring has no state after', async () => {
  const run = fakeRun()
  const ended = run.untilEnded()
  while (!run.events.some(({ kind }) => kind === 'tick')) await run.clock.advance(10)
  run.stop.abort(new StopRequested())
  expect((await ended).outcome).toEqual({ kind: 'stopped', during: 'measuring' })
  expect(run.msIn('collecting')).toBeLessThan(1000)
})

test('the declared database is asked last before measuring and first after it; that it says nothing stops nothing', async () => {
  const asked: { at: string | undefined; command: string }[] = []
  const run: FakeRun = fakeRun({
    plan: { database: { container: 'db', user: 'postgres', database: 'shop', queries: [] } },
    engine: {
      onExec: (command) => {
        const states = run.events.flatMap((event) => (event.kind === 'state' ? [event.at] : []))
        if (command.startsWith('db psql -XqAtw')) asked.push({ at: states.at(-1), command })
      },
    },
  })
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(asked.map(({ at }) => at)).toEqual(['warming', 'collecting'])
  expect(asked[0]?.command).toContain('pg_stat_statements_reset')
  expect(asked[1]?.command).toContain('total_exec_time')
  expect(run.manifest().statePolicy.at(-1)).toBe('db: pg_stat_statements emptied')
})

test('threads that could not be held to their cores: a warning, and no core is claimed', async () => {
  const held = fakeRun()
  await held.untilEnded()
  const { cpuSets } = held.manifest()
  expect(cpuSets).toEqual({ containers: expect.any(String), generator: expect.any(String) })
  expect(held.manifest().warnings).toEqual([])
  const run = fakeRun({ loadEnd: { notPinnedTo: [3] } })
  expect((await run.untilEnded()).outcome).toEqual({ kind: 'completed' })
  expect(run.manifest().cpuSets).toEqual({ ...cpuSets, generatorFloats: true })
  expect(run.manifest().warnings.map(({ en }) => en)).toEqual([expect.stringContaining('could not be held to core 3')])
})
