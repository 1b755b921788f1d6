import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { StatsFrame } from './statsFrame.ts'
import { toReading } from './toReading.ts'

function recorded(name: string): StatsFrame[] {
  const file = new URL(`./fixtures/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { frames: StatsFrame[] }).frames
}

const v1 = recorded('statsCgroupV1')
const v2 = recorded('statsCgroupV2')
const desktop = recorded('statsDesktop')
const traffic = recorded('statsTrafficV1')

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
  {
    name: 'a frame from before its predecessor',
    frame: { ...second, read: first.read! },
    previous: { ...first, read: second.read! },
  },
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

test('the interval is the one between the frames, by the engine’s clock', () => {
  expect(toReading(v1[1]!, v1[0])?.intervalMs).toBe(1005)
  expect(toReading(v2[1]!, v2[0])?.intervalMs).toBe(1000)
})

test('shares of the limits: of the quota the container has, of the memory limit in the frame', () => {
  const reading = toReading(v1[2]!, v1[1], 0.3)
  expect(reading?.cpuOfLimitPercent).toBeCloseTo((reading?.cpuPercent ?? 0) / 0.3, 9)
  expect(reading?.cpuOfLimitPercent).toBeGreaterThan(95)
  expect(toReading(v1[2]!, v1[1])).not.toHaveProperty('cpuOfLimitPercent')
  expect(toReading(v2[1]!, v2[0])?.memoryOfLimitPercent).toBeCloseTo((62914560 / 536870912) * 100, 9)
  const { limit: _, ...unlimited } = v2[1]!.memory_stats!
  expect(toReading({ ...v2[1]!, memory_stats: unlimited }, v2[0])).not.toHaveProperty('memoryOfLimitPercent')
})

test('scheduler periods, and those in which the quota was used up', () => {
  expect(toReading(v1[1]!, v1[0])).toMatchObject({ periods: 10, throttledPeriods: 10 })
  expect(toReading(traffic[4]!, traffic[3])).toMatchObject({ periods: 10, throttledPeriods: 0, throttledMs: 0 })
})

const at = (frame: StatsFrame, read: string, changes: Partial<StatsFrame>): StatsFrame => ({
  ...frame,
  read,
  ...changes,
})
const io = (...entries: [string, number][]): Partial<StatsFrame> => ({
  blkio_stats: { io_service_bytes_recursive: entries.map(([op, value]) => ({ op, value })) },
})
const net = (...interfaces: [number, number][]): Partial<StatsFrame> => ({
  networks: Object.fromEntries(interfaces.map(([rx_bytes, tx_bytes], n) => [`eth${n}`, { rx_bytes, tx_bytes }])),
})

test.each<{ name: string; frame: StatsFrame; previous: StatsFrame; amounts: object }>([
  {
    name: 'recorded: traffic and disk, v1 names',
    frame: traffic[3]!,
    previous: traffic[2]!,
    amounts: {
      networkReceivedBytes: 1721 - 1159,
      networkSentBytes: 994 - 399,
      diskReadBytes: 31608832 - 11948032,
      diskWrittenBytes: 31555584 - 11853824,
    },
  },
  {
    name: 'recorded: an engine that counts no block I/O',
    frame: second,
    previous: first,
    amounts: { networkReceivedBytes: 196, networkSentBytes: 0 },
  },
  {
    name: 'documented: v2 names in lower case, two disks, two interfaces',
    frame: at(v2[1]!, v2[1]!.read!, {
      ...io(['read', 70], ['write', 9], ['read', 5], ['write', 4]),
      ...net([50, 10], [8, 1]),
    }),
    previous: at(v2[0]!, v2[0]!.read!, {
      ...io(['read', 20], ['write', 9], ['read', 5], ['write', 0]),
      ...net([20, 10], [1, 1]),
    }),
    amounts: { networkReceivedBytes: 37, networkSentBytes: 0, diskReadBytes: 50, diskWrittenBytes: 4 },
  },
  {
    name: 'counters that went back',
    frame: at(v2[1]!, v2[1]!.read!, { ...io(['read', 1], ['write', 9]), ...net([1, 90]) }),
    previous: at(v2[0]!, v2[0]!.read!, { ...io(['read', 2], ['write', 2]), ...net([2, 10]) }),
    amounts: { networkSentBytes: 80, diskWrittenBytes: 7 },
  },
  {
    name: 'nulls, and lists that were empty before',
    frame: at(v2[1]!, v2[1]!.read!, { ...io(['read', 1], ['write', 9]), networks: null }),
    previous: at(v2[0]!, v2[0]!.read!, { blkio_stats: { io_service_bytes_recursive: null }, networks: null }),
    amounts: {},
  },
])('amounts of the interval, absent where unknown: $name', ({ frame, previous, amounts }) => {
  const { networkReceivedBytes, networkSentBytes, diskReadBytes, diskWrittenBytes } = toReading(frame, previous)!
  expect({ networkReceivedBytes, networkSentBytes, diskReadBytes, diskWrittenBytes }).toEqual(amounts)
})
