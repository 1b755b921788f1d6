import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { alertRulesFile } from './alertRulesFile.ts'
import { comparisonOf, configuration, manifest, type RuleFile, slots } from './testing/alertCase.ts'

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
