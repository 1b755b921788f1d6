import { describe, expect, test } from 'vitest'
import type { CrashKind, Mark } from '../../domain/diagnosis.ts'
import type { RunEventBody } from '../../domain/events.ts'
import type { Fault } from '../../domain/fault.ts'
import { probesOf } from '../../testing/aReading.ts'
import { diagnose } from './diagnose.ts'
import type { DiagnosisInputs } from './known.ts'
import { aRun, happened } from './testing/aRun.ts'

const change = (container: string, what: 'died' | 'oom' | 'restarted' | 'paused' | 'unpaused', exitCode?: number) =>
  ({ kind: 'component', container, what, ...(exitCode !== undefined && { exitCode }) }) satisfies RunEventBody
const faultOf = (kind: 'kill' | 'crash' | 'stop' | 'pause' | 'restart'): Fault => ({
  atMs: 10_000,
  action: { kind, container: 'api-1' },
})
const begun = (fault: Fault): RunEventBody => ({ kind: 'fault', what: 'begun', fault })
const end = (changes: Partial<NonNullable<DiagnosisInputs['ends']>[number]>) => ({
  ends: [{ container: 'api-1', running: false, oomKilled: false, restarts: 0, ...changes }],
})
const events = (...changes: [number, RunEventBody][]) => ({ events: happened(30_000, ...changes) })
const killed = (fromS: number) => ({
  logs: [{ atMs: fromS * 1000, container: 'api-1', sign: 'outOfMemory' as const, count: 1, line: 'Killed process' }],
})
const kernel = (kills: readonly number[]) => ({
  counters: kills.map((oomKillsTotal, second) => ({
    atMs: second * 1000,
    container: 'api-1',
    source: 'kernel' as const,
    values: { oomKillsTotal },
  })),
})
const rising = kernel([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
const isOn = (fault: Fault): [number, RunEventBody] => [10_000, begun(fault)]

/** Each happens at ten seconds to api-1; where nothing else is said, to it alone. */
const cases: readonly { name: string; run: Partial<DiagnosisInputs>; kind: CrashKind; sign?: Mark['sign'] }[] = [
  { name: 'our kill', run: events(isOn(faultOf('kill')), [10_120, change('api-1', 'died', 137)]), kind: 'ourFault' },
  {
    name: 'our kill, whose event the engine placed a moment earlier',
    run: events(isOn(faultOf('crash')), [9_900, change('api-1', 'died', 137)]),
    kind: 'ourFault',
  },
  {
    name: 'our stop, after its grace time',
    run: events([1000, begun(faultOf('stop'))], [10_000, change('api-1', 'died', 0)]),
    kind: 'ourFault',
  },
  {
    name: 'our pause',
    run: events(isOn(faultOf('pause')), [10_050, change('api-1', 'paused')]),
    kind: 'ourFault',
    sign: 'paused',
  },
  { name: 'exit 1', run: events([10_000, change('api-1', 'died', 1)]), kind: 'exitError' },
  { name: 'exit 0', run: events([10_000, change('api-1', 'died', 0)]), kind: 'exitClean' },
  { name: 'a signal of its own making', run: events([10_000, change('api-1', 'died', 139)]), kind: 'exitError' },
  { name: 'exit 137 alone', run: events([10_000, change('api-1', 'died', 137)]), kind: 'killed' },
  { name: 'exit 143 alone', run: events([10_000, change('api-1', 'died', 143)]), kind: 'killed' },
  {
    name: 'the engine’s own word before the death',
    run: events([10_000, change('api-1', 'oom')], [10_300, change('api-1', 'died', 137)]),
    kind: 'outOfMemory',
    sign: 'outOfMemory',
  },
  {
    name: 'the flag, told only at the end',
    run: { ...events([10_000, change('api-1', 'died', 137)]), ...end({ oomKilled: true, exitCode: 137 }) },
    kind: 'outOfMemory',
    sign: 'outOfMemory',
  },
  {
    name: 'the kernel’s count',
    run: { ...events([10_000, change('api-1', 'died', 137)]), ...rising },
    kind: 'outOfMemory',
    sign: 'outOfMemory',
  },
  {
    name: 'its own log',
    run: { ...events([10_000, change('api-1', 'died', 137)]), ...killed(9) },
    kind: 'outOfMemory',
    sign: 'outOfMemory',
  },
  {
    name: 'one of its processes only',
    run: { ...events([10_000, change('api-1', 'oom')]), ...rising },
    kind: 'outOfMemory',
    sign: 'outOfMemory',
  },
  {
    name: 'the engine restarts: all die together',
    run: events(
      [10_000, change('api-1', 'died', 0)],
      [10_100, change('api-2', 'died', 137)],
      [10_200, change('lb', 'died', 0)],
      [12_000, change('db', 'died', 137)],
    ),
    kind: 'engineRestart',
  },
  {
    name: 'all but one die: no restart of the engine',
    run: events(
      [10_000, change('api-1', 'died', 1)],
      [10_100, change('api-2', 'died', 1)],
      [10_200, change('db', 'died', 1)],
    ),
    kind: 'exitError',
  },
  { name: 'somebody froze it', run: events([10_000, change('api-1', 'paused')]), kind: 'paused', sign: 'paused' },
  {
    name: 'alive, and refuses',
    run: { probes: probesOf('oooooooooxxxxxxooooooooooooooo', {}, 900) },
    kind: 'unhealthy',
    sign: 'probesFailed',
  },
  {
    name: 'alive, and answers 500',
    run: {
      probes: probesOf('oooooooooxxxxxxoooooooooooooooo', {}, 900).map((probe) =>
        probe.outcome === 'ok' ? probe : { ...probe, outcome: 'http5xx', status: 500, latencyUs: 900 },
      ),
    },
    kind: 'unhealthy',
    sign: 'probesFailed',
  },
]

test.each(cases)('$name: $kind', ({ run, kind, sign = 'exit' }) => {
  const { marks } = diagnose(aRun(run))
  const mark = marks.find(({ lane, crash }) => lane === 'api-1' && crash !== undefined)
  expect(mark).toMatchObject({ crash: kind, sign })
  expect(Math.abs((mark?.atMs ?? 0) - 10_000)).toBeLessThanOrEqual(1000)
})

test('a fault of ours and a death of its own after it are told apart', () => {
  const fault = faultOf('kill')
  const { marks } = diagnose(
    aRun(
      events(
        isOn(fault),
        [10_100, change('api-1', 'died', 137)],
        [14_000, { kind: 'fault', what: 'over', fault }],
        [14_100, change('api-1', 'restarted')],
        [20_000, change('api-1', 'died', 137)],
      ),
    ),
  )
  const deaths = marks.filter(({ sign }) => sign === 'exit')
  expect(deaths.map(({ atMs, crash, fault: by }) => [atMs, crash, by?.action.kind])).toEqual([
    [10_100, 'ourFault', 'kill'],
    [20_000, 'killed', undefined],
  ])
})

describe('four quiet runs have no marks and no states but healthy', () => {
  const spike = aRun().ticks.map((tick) =>
    tick.second === 12
      ? { ...tick, total: { ...tick.total, latencyUs: { p50: 1, p95: 3e6, p99: 3e6, max: 3e6 } } }
      : tick,
  )
  test.each<{ name: string; run: Partial<DiagnosisInputs> }>([
    { name: 'nothing happens', run: {} },
    { name: 'our own stop', run: events([31_500, change('api-1', 'died', 0)], [31_600, change('lb', 'died', 137)]) },
    {
      name: 'one slow second and one failed probe',
      run: { ticks: spike, probes: [...aRun().probes, ...probesOf('x', {}, 9500)] },
    },
    {
      name: 'the generator had no socket for a probe and a request',
      run: { probes: [...aRun().probes, ...probesOf('xxxx', { outcome: 'generator', container: 'api-2' }, 9500)] },
    },
  ])('$name', ({ run }) => {
    const { marks, lanes, noService, firstSymptomMs, failovers } = diagnose(aRun(run))
    expect({ marks, noService, firstSymptomMs, failovers }).toEqual({
      marks: [],
      noService: [],
      firstSymptomMs: undefined,
      failovers: [],
    })
    for (const { spans } of lanes)
      expect(spans.filter(({ fromMs }) => fromMs < 30_000).map(({ state }) => state)).toEqual(['healthy'])
  })
})

test('the flag says nothing of a death when memory had run out before, in the same life', () => {
  const { marks } = diagnose(
    aRun({
      ...events([2000, change('api-1', 'oom')], [10_000, change('api-1', 'died', 137)]),
      ...end({ oomKilled: true, exitCode: 137 }),
    }),
  )
  expect(marks.map(({ atMs, crash }) => [atMs, crash])).toContainEqual([10_000, 'killed'])
})
