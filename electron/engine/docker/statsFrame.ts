/** One frame of the engine's stats stream, as far as we read it. Every field may be missing: a dead container's frame is dated year 1 and nearly empty. */
export interface StatsFrame {
  /** Wall time of the engine's host. */
  readonly read?: string
  readonly cpu_stats?: {
    readonly cpu_usage?: { readonly total_usage?: number; readonly percpu_usage?: readonly number[] | null }
    readonly system_cpu_usage?: number
    readonly online_cpus?: number
    readonly throttling_data?: {
      readonly periods?: number
      readonly throttled_periods?: number
      /** Nanoseconds. */
      readonly throttled_time?: number
    }
  }
  readonly memory_stats?: {
    readonly usage?: number
    readonly limit?: number
    readonly stats?: Readonly<Record<string, number>>
  }
  readonly pids_stats?: { readonly current?: number }
  /** By interface; missing for a container in another's network. */
  readonly networks?: Readonly<Record<string, { readonly rx_bytes?: number; readonly tx_bytes?: number }>> | null
  readonly blkio_stats?: {
    /**
     * By disk and operation: `Read`, `Write`, `Sync`, `Total` … with cgroup v1, `read`, `write` with v2. Null or empty when nothing is
     * counted, which is not the same as no traffic: a 6.18 kernel counts in cgroup v1 only where a throttle rule is set.
     */
    readonly io_service_bytes_recursive?: readonly { readonly op?: string; readonly value?: number }[] | null
  }
}
