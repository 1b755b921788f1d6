/** One frame of the engine's stats stream, as far as we read it. Every field may be missing: a dead container's frame is dated year 1 and nearly empty. */
export interface StatsFrame {
  readonly read?: string
  readonly cpu_stats?: {
    readonly cpu_usage?: { readonly total_usage?: number; readonly percpu_usage?: readonly number[] | null }
    readonly system_cpu_usage?: number
    readonly online_cpus?: number
    readonly throttling_data?: { readonly throttled_time?: number }
  }
  readonly memory_stats?: {
    readonly usage?: number
    readonly stats?: Readonly<Record<string, number>>
  }
  readonly pids_stats?: { readonly current?: number }
}

export interface Usage {
  /** 100 means one full core. */
  readonly cpuPercent: number
  readonly memoryBytes: number
  readonly throttledMs?: number
  readonly pids?: number
}

/**
 * Usage between two frames of the same container. Undefined when it cannot be said: no predecessor, either frame empty or of a dead
 * container, a counter that went back (the container was restarted), no time between them.
 *
 * CPU as the Docker CLI computes it, Δ container ÷ Δ system × online CPUs × 100, but from our own previous frame: the engine's
 * `precpu_stats` is empty in the first frame, and always with some engines.
 */
export function toReading(frame: StatsFrame, previous: StatsFrame | undefined): Usage | undefined {
  if (previous === undefined || !isAlive(frame) || !isAlive(previous)) return undefined
  const used = usedNs(frame) - usedNs(previous)
  const system = systemNs(frame) - systemNs(previous)
  const memoryBytes = workingSet(frame.memory_stats)
  if (used < 0 || system <= 0 || memoryBytes === undefined) return undefined
  const throttledNs = difference(throttled(frame), throttled(previous))
  const pids = frame.pids_stats?.current
  return {
    cpuPercent: (used / system) * onlineCpus(frame) * 100,
    memoryBytes,
    ...(throttledNs === undefined ? {} : { throttledMs: throttledNs / 1e6 }),
    ...(pids === undefined ? {} : { pids }),
  }
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

function usedNs(frame: StatsFrame): number {
  return frame.cpu_stats?.cpu_usage?.total_usage ?? 0
}

function systemNs(frame: StatsFrame): number {
  return frame.cpu_stats?.system_cpu_usage ?? 0
}

function throttled(frame: StatsFrame): number | undefined {
  return frame.cpu_stats?.throttling_data?.throttled_time
}

function difference(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined || now < before ? undefined : now - before
}

function onlineCpus({ cpu_stats }: StatsFrame): number {
  return cpu_stats?.online_cpus || cpu_stats?.cpu_usage?.percpu_usage?.length || 1
}
