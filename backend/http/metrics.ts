/** Upper bounds in seconds; the study's targets (30 ms, 100 ms) are among their neighbours. */
const boundsS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Series {
  readonly statuses: Map<number, number>
  /** Requests within each bound and not within the one before; the last is beyond all. */
  readonly buckets: number[]
  sumS: number
}

/** Counts answered requests by method, route and status, and how long they took by method and route. */
export class Metrics {
  readonly #series = new Map<string, Series>()

  count(method: string, route: string, status: number, tookMs: number): void {
    const labels = `method="${method}",route="${route}"`
    let series = this.#series.get(labels)
    if (series === undefined) {
      series = { statuses: new Map(), buckets: Array.from({ length: boundsS.length + 1 }, () => 0), sumS: 0 }
      this.#series.set(labels, series)
    }
    const tookS = tookMs / 1000
    const found = boundsS.findIndex((bound) => tookS <= bound)
    const bucket = found === -1 ? boundsS.length : found
    series.statuses.set(status, (series.statuses.get(status) ?? 0) + 1)
    series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1
    series.sumS += tookS
  }

  /** Prometheus' text format, version 0.0.4. */
  text(residentBytes: number): string {
    const requests: string[] = []
    const durations: string[] = []
    for (const [labels, { statuses, buckets, sumS }] of this.#series) {
      for (const [status, count] of statuses)
        requests.push(`http_requests_total{${labels},status="${status}"} ${count}`)
      let within = 0
      for (const [index, count] of buckets.entries()) {
        within += count
        const bound = boundsS[index] ?? '+Inf'
        durations.push(`http_request_duration_seconds_bucket{${labels},le="${bound}"} ${within}`)
      }
      durations.push(`http_request_duration_seconds_sum{${labels}} ${sumS}`)
      durations.push(`http_request_duration_seconds_count{${labels}} ${within}`)
    }
    return [
      '# HELP http_requests_total Answered requests; probes and /metrics are not among them.',
      '# TYPE http_requests_total counter',
      ...requests,
      '# HELP http_request_duration_seconds How long they took.',
      '# TYPE http_request_duration_seconds histogram',
      ...durations,
      '# HELP process_resident_memory_bytes Memory of the process.',
      '# TYPE process_resident_memory_bytes gauge',
      `process_resident_memory_bytes ${residentBytes}`,
      '',
    ].join('\n')
  }
}
