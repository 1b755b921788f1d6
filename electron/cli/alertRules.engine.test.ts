import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { aTick } from '../../shared/charts/testing/aTick.ts'
import type { LoadSlot } from '../../shared/domain/load.ts'
import type { Tick } from '../../shared/domain/tick.ts'
import { type LiveRun, toLiveRun } from '../../shared/live/liveRun.ts'
import { metricsText } from '../../shared/live/metricsText.ts'
import { toRunHead } from '../../shared/live/toRunHead.ts'
import { alertRulesFile } from '../engine/exporting/alertRulesFile.ts'
import { comparisonOf, manifest, type RuleFile, slots } from '../engine/exporting/testing/alertCase.ts'
import { debianProgram } from './testing/debianProgram.ts'

let promtool = 'promtool'

beforeAll(async () => {
  if (spawnSync(promtool, ['--version']).status !== 0) promtool = await debianProgram('promtool', 'usr/bin/promtool')
})

test('promtool accepts the file in both languages', () => {
  for (const language of ['en', 'fr'] as const) {
    const file = written({ 'rules.yaml': alertRulesFile(comparisonOf(), language) })('rules.yaml')
    const { status, stdout, stderr } = spawnSync(promtool, ['check', 'rules', file], { encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toContain('SUCCESS')
    expect(status).toBe(0)
  }
})

test('the alerts fire on what our own metrics told of the run, and on the instances’ own counters; and not before', () => {
  const rules = alertRulesFile(comparisonOf(), 'en')
  const all = (parse(rules) as RuleFile).groups[0]?.rules ?? []
  const firesAt = (alert: string, second: number, isFiring: boolean, about: Readonly<Record<string, string>> = {}) => {
    const rule = all.find((one) => one.alert === alert)
    const labels = { ...rule?.labels, ...about }
    const alerts = isFiring ? [{ exp_labels: labels, exp_annotations: rule?.annotations }] : []
    return { eval_time: `${second}s`, alertname: alert, exp_alerts: alerts }
  }
  const run = { run: manifest.id }
  const asked = [
    firesAt('ConcurrentUsersHigh', 39, false),
    firesAt('ConcurrentUsersHigh', 45, true, run),
    firesAt('ConcurrentUsersCritical', 45, true, run),
    firesAt('ClientsSlow', 79, false),
    firesAt('ClientsSlow', 95, true, { ...run, quantile: '0.95' }),
    firesAt('ClientsFailing', 79, false),
    firesAt('ClientsFailing', 95, true, run),
    firesAt('InstanceMissing', 99, false),
    firesAt('InstanceMissing', 118, true),
    ...['RequestRateHigh', 'RequestRateCritical', 'ResponsesFailing', 'ResponsesSlow'].flatMap((alert) => [
      firesAt(alert, 119, false),
      firesAt(alert, 260, true),
    ]),
  ]
  expect(new Set(asked.map(({ alertname }) => alertname))).toEqual(new Set(all.map(({ alert }) => alert)))
  const input_series = [...recordedSeries(), ...instancesUp(), ...instanceCounters()]
  const tests = [{ interval: '1s', input_series, alert_rule_test: asked }]
  const file = { rule_files: ['rules.yaml'], evaluation_interval: '1s', tests }
  const at = written({ 'rules.yaml': rules, 'test.yaml': stringify(file) })
  const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', at('test.yaml')], { encoding: 'utf8' })
  expect({ status, told: `${stdout}${stderr}` }).toMatchObject({ status: 0 })
})

function written(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-rules-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return (name) => join(folder, name)
}

/** What the exporter says each second, as Prometheus would have scraped it. */
function recordedSeries(): { series: string; values: string }[] {
  const fresh = toLiveRun(toRunHead(manifest))
  const told = slots.map((slot) => {
    const run: LiveRun = { ...fresh, at: 'measuring', ticks: [toTick(slot)] }
    const samples = metricsText(run)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    return new Map(samples.map((line) => line.match(/^(\S+) (\S+)$/)?.slice(1) as [string, string]))
  })
  const names = new Set(told.flatMap((second) => [...second.keys()]))
  return [...names].map((series) => ({ series, values: told.map((second) => second.get(series) ?? '_').join(' ') }))
}

/** One of the instances goes at 100 s. */
function instancesUp(): { series: string; values: string }[] {
  const instances = manifest.containers.filter(({ role }) => role === 'api')
  return instances.map(({ name }, index) => ({
    series: `up{job="${manifest.configuration.topologyId}",instance="${name}"}`,
    values: Array.from({ length: 120 }, (_, second) => (index === 0 && second >= 100 ? 0 : 1)).join(' '),
  }))
}

/**
 * What an instance counts, scraped every second for 270 s: 10 requests a second, quick and ok; from 120 s on 70, of which 7 fail and the rest
 * take between 2.5 and 5 s.
 */
function instanceCounters(): { series: string; values: string }[] {
  const job = `job="${manifest.configuration.topologyId}",instance="api-1"`
  const grown = (quiet: number, busy: number) => {
    const steps = Array.from({ length: 270 }, (_, second) => (second < 120 ? quiet : busy))
    let sum = 0
    return steps.map((step) => {
      sum += step
      return sum
    })
  }
  const counted = [
    [`http_requests_total{${job},status="200"}`, grown(10, 63)],
    [`http_requests_total{${job},status="503"}`, grown(0, 7)],
    [`http_request_duration_seconds_bucket{${job},le="1"}`, grown(10, 7)],
    [`http_request_duration_seconds_bucket{${job},le="2.5"}`, grown(10, 7)],
    [`http_request_duration_seconds_bucket{${job},le="5"}`, grown(10, 70)],
    [`http_request_duration_seconds_bucket{${job},le="+Inf"}`, grown(10, 70)],
  ] as const
  return counted.map(([series, values]) => ({ series, values: values.join(' ') }))
}

function toTick({ second, users, cells }: LoadSlot): Tick {
  const count = (isOk: boolean) =>
    cells.filter(({ outcome }) => (outcome === 'ok') === isOk).reduce((sum, cell) => sum + cell.count, 0)
  const [ok, failed] = [count(true), count(false)]
  const us = failed > 0 ? 3_000_000 : 20_000
  const total = {
    ...aTick(second).total,
    requests: ok + failed,
    ok,
    failed,
    latencyUs: { p50: us, p95: us, p99: us, max: us },
  }
  return { ...aTick(second), users, total }
}
