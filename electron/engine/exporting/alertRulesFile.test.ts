import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { toComparison } from '../../../shared/analysis/toComparison.ts'
import { aTick } from '../../../shared/charts/testing/aTick.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import { type LiveRun, toLiveRun } from '../../../shared/live/liveRun.ts'
import { metricsText } from '../../../shared/live/metricsText.ts'
import { toRunHead } from '../../../shared/live/toRunHead.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { aCell, aSlot } from '../../../shared/testing/aSlot.ts'
import { resultOf } from '../../../shared/testing/resultOf.ts'
import { alertRulesFile } from './alertRulesFile.ts'

const promtool = spawnSync('promtool', ['--version']).status === 0

/** 100, 300 and 700 users for 40 s each: the last one fails in every tenth request, and slowly. */
const levels = [100, 300, 700]
const manifest: RunManifest = aManifest({
  outcome: { kind: 'completed' },
  instanceMetrics: { requests: 'http_requests_total', durations: 'http_request_duration_seconds' },
  profile: {
    ...aManifest().profile,
    stages: levels.flatMap((users) => [
      { durationMs: 1000, users },
      { durationMs: 39_000, users },
    ]),
  },
} as Partial<RunManifest>)

function slotAt(second: number): LoadSlot {
  const users = levels[Math.floor(second / 40)] ?? 0
  const isOver = users === 700
  const us = Array.from({ length: users / 10 }, () => (isOver ? 3_000_000 : 20_000))
  const failed = isOver ? [aCell({ us: us.slice(0, us.length / 9), outcome: 'http503' })] : []
  return aSlot(second, [aCell({ us, instance: 'api-1' }), ...failed], { users })
}

const slots = Array.from({ length: 120 }, (_, second) => slotAt(second))

function comparisonOf(changes: Partial<RunManifest> = {}, ofSlots = slots) {
  const run = resultOf({ manifest: { ...manifest, ...changes }, slots: ofSlots })
  return toComparison([run], {
    id: 'comparison-1',
    createdAt: manifest.createdAt,
    profile: { id: 'stress', timeScale: 1 },
    scenario: 'catalogue',
    seed: 1,
    outcome: 'completed',
    configurations: [run.configuration.id],
    repeat: 1,
    baseline: run.configuration.id,
    planned: [],
  })
}

const configuration = manifest.configuration.id

interface RuleFile {
  readonly groups: readonly {
    readonly name: string
    readonly rules: readonly {
      readonly alert: string
      readonly expr: string
      readonly labels: Readonly<Record<string, string>>
      readonly annotations: Readonly<Record<string, string>>
    }[]
  }[]
}

test('thresholds are the result’s: operating limits, bounds, instances', () => {
  const { groups } = parse(alertRulesFile(comparisonOf(), 'en')) as RuleFile
  expect(groups.map(({ name }) => name)).toEqual([`palier ${configuration}`])
  const exprOf = (alert: string) => groups[0]?.rules.filter((rule) => rule.alert === alert).map(({ expr }) => expr)
  const own = `{configuration="${configuration}"}`
  expect(exprOf('ConcurrentUsersHigh')).toEqual([`palier_concurrent_users${own} > 216`])
  expect(exprOf('ConcurrentUsersCritical')).toEqual([`palier_concurrent_users${own} > 260`])
  // 300 users asked 30 times a second; 216 of them 21.6 times.
  expect(exprOf('RequestRateHigh')).toEqual([
    `sum(rate(http_requests_total{job="${manifest.configuration.topologyId}"}[1m])) > 21.6`,
  ])
  expect(exprOf('ClientsSlow')).toEqual([
    `palier_response_time_seconds{configuration="${configuration}",quantile="0.95"} > 2`,
  ])
})

test('where no plateau held there is no threshold for the load, and the file says so', () => {
  const text = alertRulesFile(
    comparisonOf(
      {},
      slots.slice(80).map((slot, second) => ({ ...slot, second })),
    ),
    'fr',
  )
  expect(text).toContain('aucun palier n’a tenu')
  expect(text).not.toContain('ConcurrentUsers')
  expect(text).toContain('ClientsSlow')
})

test.skipIf(!promtool)('promtool accepts the file in both languages (needs promtool)', () => {
  for (const language of ['en', 'fr'] as const) {
    const file = written({ 'rules.yaml': alertRulesFile(comparisonOf(), language) })('rules.yaml')
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8' })
    expect(`${stdout}${stderr}`).toContain('SUCCESS')
    expect(status).toBe(0)
  }
})

test.skipIf(!promtool)(
  'the alerts fire on what our own metrics told of the run, and not before (needs promtool)',
  () => {
    const rules = alertRulesFile(comparisonOf(), 'en')
    const firesAt = (
      alert: string,
      second: number,
      isFiring: boolean,
      about: Readonly<Record<string, string>> = {},
    ) => {
      const [rule] = (parse(rules) as RuleFile).groups[0]?.rules.filter((one) => one.alert === alert) ?? []
      const labels = { ...rule?.labels, ...about }
      const alerts = isFiring ? [{ exp_labels: labels, exp_annotations: rule?.annotations }] : []
      return { eval_time: `${second}s`, alertname: alert, exp_alerts: alerts }
    }
    const run = { run: manifest.id }
    const asked = {
      rule_files: ['rules.yaml'],
      evaluation_interval: '1s',
      tests: [
        {
          interval: '1s',
          input_series: [...recordedSeries(), ...instancesUp()],
          alert_rule_test: [
            firesAt('ConcurrentUsersHigh', 39, false),
            firesAt('ConcurrentUsersHigh', 45, true, run),
            firesAt('ConcurrentUsersCritical', 45, true, run),
            firesAt('ClientsSlow', 79, false),
            firesAt('ClientsSlow', 95, true, { ...run, quantile: '0.95' }),
            firesAt('ClientsFailing', 79, false),
            firesAt('ClientsFailing', 95, true, run),
            firesAt('InstanceMissing', 99, false),
            firesAt('InstanceMissing', 118, true),
          ],
        },
      ],
    }
    const at = written({ 'rules.yaml': rules, 'test.yaml': stringify(asked) })
    const { status, stdout, stderr } = spawnSync('promtool', ['test', 'rules', at('test.yaml')], { encoding: 'utf8' })
    expect({ status, told: `${stdout}${stderr}` }).toMatchObject({ status: 0 })
  },
)

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
