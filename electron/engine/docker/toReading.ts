import type { Reading } from '../../../shared/domain/reading.ts'
import type { StatsFrame } from './statsFrame.ts'

export type Usage = Omit<Reading, 'atMs' | 'container'>

/**
 * Usage between two frames of the same container. Undefined when it cannot be said: no predecessor, either frame empty or of a dead
 * container, a counter that went back (the container was restarted), no time between them. Single amounts that cannot be said are absent.
 *
 * CPU as the Docker CLI computes it, Δ container ÷ Δ system × online CPUs × 100, but from our own previous frame: the engine's
 * `precpu_stats` is empty in the first frame, and always with some engines. `limitCores` is the container's CPU quota, if it has one.
 */
export function toReading(frame: StatsFrame, previous: StatsFrame | undefined, limitCores?: number): Usage | undefined {
  if (previous === undefined || !isAlive(frame) || !isAlive(previous)) return undefined
  const used = usedNs(frame) - usedNs(previous)
  const system = systemNs(frame) - systemNs(previous)
  const intervalMs = readMs(frame) - readMs(previous)
  const memoryBytes = workingSet(frame.memory_stats)
  if (used < 0 || system <= 0 || !(intervalMs > 0) || memoryBytes === undefined) return undefined
  const cpuPercent = (used / system) * onlineCpus(frame) * 100
  const limitBytes = frame.memory_stats?.limit ?? 0
  return {
    intervalMs,
    cpuPercent,
    ...known('cpuOfLimitPercent', limitCores === undefined ? undefined : cpuPercent / limitCores),
    memoryBytes,
    ...known('memoryOfLimitPercent', limitBytes > 0 ? (memoryBytes / limitBytes) * 100 : undefined),
    ...amounts(frame, previous),
    ...known('pids', frame.pids_stats?.current),
  }
}

/** What was added to each counter between the frames. */
function amounts(frame: StatsFrame, previous: StatsFrame): Partial<Usage> {
  const since = (counter: (frame: StatsFrame) => number | undefined): number | undefined => {
    const now = counter(frame)
    const before = counter(previous)
    return now === undefined || before === undefined || now < before ? undefined : now - before
  }
  const throttledNs = since(({ cpu_stats }) => cpu_stats?.throttling_data?.throttled_time)
  return {
    ...known('throttledMs', throttledNs === undefined ? undefined : throttledNs / 1e6),
    ...known(
      'periods',
      since(({ cpu_stats }) => cpu_stats?.throttling_data?.periods),
    ),
    ...known(
      'throttledPeriods',
      since(({ cpu_stats }) => cpu_stats?.throttling_data?.throttled_periods),
    ),
    ...known(
      'networkReceivedBytes',
      since(({ networks }) => overInterfaces(networks, 'rx_bytes')),
    ),
    ...known(
      'networkSentBytes',
      since(({ networks }) => overInterfaces(networks, 'tx_bytes')),
    ),
    ...known(
      'diskReadBytes',
      since(({ blkio_stats }) => overDisks(blkio_stats, 'read')),
    ),
    ...known(
      'diskWrittenBytes',
      since(({ blkio_stats }) => overDisks(blkio_stats, 'write')),
    ),
  }
}

function known<K extends keyof Usage>(name: K, value: number | undefined): Partial<Usage> {
  return value === undefined ? {} : { [name]: value }
}

function overInterfaces(networks: StatsFrame['networks'], counter: 'rx_bytes' | 'tx_bytes'): number | undefined {
  return sum(Object.values(networks ?? {}).map((one) => one[counter]))
}

function overDisks(stats: StatsFrame['blkio_stats'], operation: 'read' | 'write'): number | undefined {
  const entries = stats?.io_service_bytes_recursive ?? []
  return sum(entries.filter(({ op }) => op?.toLowerCase() === operation).map(({ value }) => value))
}

/** Of nothing, or of something unknown, there is no sum. */
function sum(values: readonly (number | undefined)[]): number | undefined {
  if (values.length === 0) return undefined
  return values.reduce((total, value) => (total === undefined || value === undefined ? undefined : total + value), 0)
}

function isAlive({ read, cpu_stats, memory_stats }: StatsFrame): boolean {
  return (
    read !== undefined &&
    !read.startsWith('0001-') &&
    (cpu_stats?.cpu_usage?.total_usage ?? 0) > 0 &&
    (cpu_stats?.system_cpu_usage ?? 0) > 0 &&
    (memory_stats?.usage ?? 0) > 0
  )
}

/** Usage without the part of the page cache that the kernel gives back first. cgroup v1 before v2, because v1 has both keys. */
function workingSet(memory: StatsFrame['memory_stats']): number | undefined {
  if (memory?.usage === undefined) return undefined
  const inactive = memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0
  return inactive < memory.usage ? memory.usage - inactive : memory.usage
}

function readMs({ read }: StatsFrame): number {
  return Date.parse(read ?? '')
}

function usedNs(frame: StatsFrame): number {
  return frame.cpu_stats?.cpu_usage?.total_usage ?? 0
}

function systemNs(frame: StatsFrame): number {
  return frame.cpu_stats?.system_cpu_usage ?? 0
}

function onlineCpus({ cpu_stats }: StatsFrame): number {
  return cpu_stats?.online_cpus || cpu_stats?.cpu_usage?.percpu_usage?.length || 1
}
