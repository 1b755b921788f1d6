/** About one second of resource usage of one container. Amounts are those of the interval, not totals. */
export interface Reading {
  readonly atMs: number
  readonly container: string
  /** Time since the container's previous reading, which the amounts belong to. */
  readonly intervalMs: number
  /** 100 means one full core. */
  readonly cpuPercent: number
  /** 100 means the whole CPU limit; absent without a limit. */
  readonly cpuOfLimitPercent?: number
  /** Without the page cache, which the kernel gives back under pressure. */
  readonly memoryBytes: number
  readonly memoryOfLimitPercent?: number
  /** Time in which the container wanted CPU and its quota was used up. */
  readonly throttledMs?: number
  /** Scheduler periods of the quota, and those of them in which it was used up. */
  readonly periods?: number
  readonly throttledPeriods?: number
  readonly networkReceivedBytes?: number
  readonly networkSentBytes?: number
  readonly diskReadBytes?: number
  readonly diskWrittenBytes?: number
  readonly pids?: number
}

/** About one second of the machine that runs the containers. */
export interface HostReading {
  readonly atMs: number
  readonly load1: number
  /** Exponentially weighted mean of the stack's own runnable and uninterruptible threads, as the kernel makes its one-minute load average. */
  readonly stackLoad1?: number
  /** Share of the interval in which the busiest disk had requests in flight. */
  readonly diskBusyPercent?: number
  /** Share of all cores' time in which something was ready to run and a machine below this one gave them to others. */
  readonly stolenPercent?: number
  readonly source: 'engineHost'
}

/** Whom a probe asks, and how. `balancerKept` asks on one connection kept open, `balancerFresh` on a new one each time. */
export type ProbeKind = 'entry' | 'instance' | 'balancerKept' | 'balancerFresh'

/** One answer, or none, to one probe; once a second each. */
export interface ProbeReading {
  readonly atMs: number
  readonly probe: ProbeKind
  /** Container that is asked; for `entry` the one that takes the load. */
  readonly container: string
  /** `ok`, or a kind of failure as for requests. */
  readonly outcome: string
  readonly status?: number
  /** From asking to the last byte; absent when nothing was answered. */
  readonly latencyUs?: number
}
