/** One second of resource usage of one container. */
export interface Reading {
  readonly atMs: number
  readonly container: string
  /** 100 means one full core. */
  readonly cpuPercent: number
  /** Without the page cache, which the kernel gives back under pressure. */
  readonly memoryBytes: number
  /** Time within the reading's interval in which the container wanted CPU and its quota was used up. */
  readonly throttledMs?: number
  readonly pids?: number
}

/** Load average of the machine that runs the containers. */
export interface HostReading {
  readonly atMs: number
  readonly load1: number
  readonly source: 'engineHost'
}
