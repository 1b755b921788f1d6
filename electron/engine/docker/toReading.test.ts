import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type StatsFrame, toReading } from './toReading.ts'

function recorded(name: string): StatsFrame[] {
  const file = new URL(`./fixtures/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { frames: StatsFrame[] }).frames
}

const v1 = recorded('statsCgroupV1')
const v2 = recorded('statsCgroupV2')
const desktop = recorded('statsDesktop')

/** The Docker CLI's formula, spelled out once more. */
function cliPercent(frame: StatsFrame, previous: StatsFrame): number {
  const { cpu_stats: now } = frame
  const { cpu_stats: before } = previous
  const used = now!.cpu_usage!.total_usage! - before!.cpu_usage!.total_usage!
  const system = now!.system_cpu_usage! - before!.system_cpu_usage!
  return (used / system) * now!.online_cpus! * 100
}

test.each([
  { name: 'cgroup v1, capped at 0.3 CPU', frames: v1, at: 1, near: 32 },
  { name: 'cgroup v1, a second later', frames: v1, at: 2, near: 30 },
  { name: 'cgroup v2', frames: v2, at: 1, near: 50 },
  { name: 'Docker Desktop', frames: desktop, at: 1, near: 150 },
])('CPU as the CLI computes it: $name', ({ frames, at, near }) => {
  const reading = toReading(frames[at]!, frames[at - 1])
  expect(reading?.cpuPercent).toBeCloseTo(cliPercent(frames[at]!, frames[at - 1]!), 6)
  expect(reading?.cpuPercent).toBeGreaterThan(near - 1)
  expect(reading?.cpuPercent).toBeLessThan(near + 1)
})

test('memory is without the inactive file cache, to the byte', () => {
  expect(toReading(v1[1]!, v1[0])?.memoryBytes).toBe(52391936 - 50040832)
  expect(toReading(v2[1]!, v2[0])?.memoryBytes).toBe(125829120 - 62914560)
})

test('throttled time is what came since the previous frame', () => {
  expect(toReading(v1[1]!, v1[0])?.throttledMs).toBeCloseTo(672.166426, 6)
  expect(toReading(v2[1]!, v2[0])?.throttledMs).toBe(250)
  expect(toReading(desktop[1]!, desktop[0])?.throttledMs).toBe(0)
})

const [first, second, third, dead] = v1 as [StatsFrame, StatsFrame, StatsFrame, StatsFrame]

test.each<{ name: string; frame: StatsFrame; previous: StatsFrame | undefined }>([
  { name: 'the first frame', frame: first, previous: undefined },
  { name: 'a frame of a dead container, dated year 1', frame: dead, previous: third },
  { name: 'the first frame after it', frame: first, previous: dead },
  { name: 'a counter that went back: the container was restarted', frame: first, previous: third },
  { name: 'the same frame twice', frame: second, previous: second },
  { name: 'a frame without memory', frame: { ...second, memory_stats: {} }, previous: first },
  { name: 'an empty frame', frame: {}, previous: first },
])('no reading: $name', ({ frame, previous }) => {
  expect(toReading(frame, previous)).toBeUndefined()
})

test('an inactive cache larger than the usage is not subtracted', () => {
  const frame = { ...v2[1]!, memory_stats: { usage: 1000, stats: { inactive_file: 2000 } } }
  expect(toReading(frame, v2[0])?.memoryBytes).toBe(1000)
})

test('without online_cpus the per-CPU list is counted', () => {
  const { online_cpus: _, ...cpu } = second.cpu_stats!
  expect(toReading({ ...second, cpu_stats: cpu }, first)?.cpuPercent).toBeCloseTo(cliPercent(second, first), 6)
})
