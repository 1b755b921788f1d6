import { expect, test } from 'vitest'
import { Metrics } from './metrics.ts'

test('counts by status, and adds durations up from bound to bound', () => {
  const metrics = new Metrics()
  metrics.count('GET', '/units', 200, 2)
  metrics.count('GET', '/units', 200, 30)
  metrics.count('GET', '/units', 404, 60_000)
  const text = metrics.text(1024)
  expect(text).toContain('http_requests_total{method="GET",route="/units",status="200"} 2\n')
  expect(text).toContain('http_requests_total{method="GET",route="/units",status="404"} 1\n')
  const within = (bound: string) =>
    Number(new RegExp(`bucket\\{method="GET",route="/units",le="${bound}"\\} (\\d+)`).exec(text)?.[1])
  expect(['0.001', '0.0025', '0.02', '0.03', '10', '\\+Inf'].map(within)).toEqual([0, 1, 1, 2, 2, 3])
  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/units"} 3\n')
  expect(text).toContain('http_request_duration_seconds_sum{method="GET",route="/units"} 60.032\n')
  expect(text.endsWith('process_resident_memory_bytes 1024\n')).toBe(true)
})
