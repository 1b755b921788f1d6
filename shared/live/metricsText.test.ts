import { expect, test } from 'vitest'
import { aTick } from '../charts/testing/aTick.ts'
import { aManifest } from '../testing/aManifest.ts'
import { aReading } from '../testing/aReading.ts'
import { type LiveRun, toLiveRun } from './liveRun.ts'
import { metricsText } from './metricsText.ts'
import { toRunHead } from './toRunHead.ts'

const manifest = aManifest()
const fresh = toLiveRun(toRunHead(manifest))
const measuring: LiveRun = { ...fresh, at: 'measuring' }

/** Samples without their help and type. */
const samplesOf = (run: LiveRun | undefined): string[] =>
  metricsText(run)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

test('no run, or one that has ended: nothing but that', () => {
  expect(samplesOf(undefined)).toEqual(['palier_run_active 0'])
  expect(samplesOf({ ...measuring, outcome: { kind: 'completed' } })).toEqual(['palier_run_active 0'])
})

test('the last second of load, in seconds and shares', () => {
  const run = { ...measuring, ticks: [aTick(0), aTick(1, { ok: 6, users: 42, outcomes: { http503: 2 } })] }
  const labels = `configuration="${manifest.configuration.id}",run="${manifest.id}"`
  expect(samplesOf(run)).toEqual(
    expect.arrayContaining([
      'palier_run_active 1',
      `palier_run_state{${labels},state="measuring"} 1`,
      `palier_concurrent_users{${labels}} 42`,
      `palier_requests_per_second{${labels}} 8`,
      `palier_failed_ratio{${labels}} 0.25`,
      `palier_response_time_seconds{${labels},quantile="0.95"} 0.004`,
    ]),
  )
})

test('what is not known has no sample: no answer, no latency; before measuring, no load', () => {
  const silent = samplesOf({ ...measuring, ticks: [aTick(0, { ok: 0 })] })
  expect(silent.some((line) => line.startsWith('palier_response_time_seconds'))).toBe(false)
  expect(silent.some((line) => line.startsWith('palier_failed_ratio'))).toBe(false)
  const over = samplesOf({ ...measuring, at: 'collecting', ticks: [aTick(0)] })
  expect(over.some((line) => line.startsWith('palier_concurrent_users'))).toBe(false)
})

test('containers: up until they die, again after a restart; the last reading', () => {
  const readings = [aReading({ cpuPercent: 10 }), aReading({ atMs: 2000, cpuPercent: 12.5, memoryBytes: 4096 })]
  const { container } = aReading()
  const died = { atMs: 1, container, what: 'died' } as const
  const upOf = (components: LiveRun['components']) =>
    samplesOf({ ...measuring, readings, components }).find(
      (line) => line.startsWith('palier_container_up') && line.includes(`container="${container}"`),
    )
  expect(upOf([])).toMatch(/ 1$/)
  expect(upOf([died])).toMatch(/ 0$/)
  expect(upOf([died, { atMs: 2, container, what: 'restarted' }])).toMatch(/ 1$/)
  const samples = samplesOf({ ...measuring, readings })
  expect(samples.find((line) => line.startsWith('palier_container_cpu_cores'))).toMatch(/ 0.125$/)
  expect(samples.find((line) => line.startsWith('palier_container_memory_bytes'))).toMatch(/ 4096$/)
})

test('label values cannot end their line or their quotes', () => {
  const head = { ...fresh.head, configuration: { ...fresh.head.configuration, id: 'a"b\\c\nd' } }
  const text = metricsText({ ...measuring, head, ticks: [aTick(0)] })
  expect(text).toContain('configuration="a\\"b\\\\c\\nd"')
})
