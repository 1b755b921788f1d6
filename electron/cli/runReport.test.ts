import { expect, test } from 'vitest'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { aDatabase } from '../../shared/testing/aDatabase.ts'
import { runReport } from './runReport.ts'
import { measuredResult, unmeasuredResult } from './testing/sampleResult.ts'

const plain = (result: RunResult): string => runReport(result).replaceAll(/[\u00a0\u202f]/g, ' ')

test('a measured run: what it was, how it ended, then every section', () => {
  const text = plain(measuredResult({ warnings: [{ en: 'Not enough connections.', fr: 'Pas assez de connexions.' }] }))
  const [what, how, warning, verdict] = text.split('\n')
  expect(what).toBe('duo-lb:baseline · quick · catalogue · seed 7 · path bridge')
  expect(how).toBe('Completed · 40 requests in 10 s · 4.0 req/s · errors 25.00 %')
  expect(verdict).toBe('verdict valid')
  expect(warning).toBe('warning: Not enough connections.')
  const sections = ['Phases', 'Endpoints', 'Instances and cache', 'Services', 'Outcomes', 'Events']
  expect(text.split('\n').filter((line) => sections.includes(line))).toEqual(sections)
})

test.each([
  ['a phase', /^2 +3 s – 7 s +10 +16 +4\.0 req\/s +3\.4 ms +250 ms +250 ms +250 ms +25\.00 %$/m],
  ['an endpoint', /^products +50\.00 % +20 +2\.0 req\/s +1\.2 ms +3\.4 ms +3\.4 ms +3\.4 ms +0\.00 %$/m],
  ['an instance that did not tell its own count', /^api-1 +66\.67 % +20 .* –$/m],
  ['the cache', /^Cache: 20 hits, 10 misses, hit ratio 66\.67 % \(from X-Cache\)$/m],
  ['a service', /^lb +balancer +12\.0 % +12\.0 % +12\.0 % +3\.0 MiB +3\.0 MiB +120 ms +0 +0$/m],
  ['a failure', /^responseTimeout +10 +25\.00 %$/m],
  ['a death', /^4\.2 s +api-2 +died \(exit code 137\)$/m],
])('%s has its line', (_, line) => {
  expect(plain(measuredResult())).toMatch(line)
})

test('a run on a server says what it was held to, and whether it stayed within', () => {
  const server = {
    cpus: 1,
    memoryBytes: 2 ** 31,
    cpuset: '0',
    limits: [{ container: 'api-1', memoryBytes: 2 ** 28 }],
    limitBytes: 2 ** 28,
    mostCores5s: 0.97,
    mostMemoryBytes: 2 ** 27,
    isKept: true,
  }
  expect(plain({ ...measuredResult(), server })).toContain(
    'Server: 1 core (core 0), 2 GiB; api-1 256 MiB = 256 MiB; kept: at most 0.97 cores over any 5 s (up to 1.05 is kept: when readings come varies), 128 MiB at once',
  )
  expect(plain(measuredResult())).not.toContain('Server')
})

test('the database in short: three statements, a line for each query, what its indexes suggest', () => {
  const problems = ['plan owners after measuring: ERROR: relation "flats" does not exist']
  const text = plain({ ...measuredResult(), database: aDatabase(false, { problems }) })
  expect(text.slice(text.indexOf('\nDatabase\n'))).toMatch(
    /^8,455 +20,393 ms +2\.41 ms +SELECT id, building_id, unit_number/m,
  )
  for (const line of [
    'units: reads the whole table units (19,000 rows, 18,937 of them thrown away)',
    'units: read whole 8,455 times, 19,000 rows each: an index may be missing',
    `not read: ${problems[0]}`,
  ]) {
    expect(text.split('\n')).toContain(line)
  }
  const indexed = plain({ ...measuredResult(), database: aDatabase(true) })
  expect(indexed).toContain('units: uses index units_organization_id_unit_number_idx')
  expect(indexed).toContain('never read while measuring: owners_email_idx')
  expect(plain(measuredResult())).not.toContain('Database')
})

test('a run that ended before its load began says why, and shows no table of nothing', () => {
  const message = 'db never became ready. Waited 30 s.'
  const text = plain(unmeasuredResult({ kind: 'failed', during: 'starting', failure: { kind: 'neverReady' }, message }))
  expect(text.split('\n').slice(1)).toEqual(['Failed while starting containers · nothing was measured', message])
})

test('the data that was loaded is said with its counts', () => {
  const text = plain(measuredResult({ data: { set: 'minimal', counts: { units: 10, owners: 7 }, tookMs: 210 } }))
  expect(text).toContain('\ndata: minimal (10 units, 7 owners), loaded in 210 ms\n')
})

test('a compressed profile and an unknown path are said', () => {
  const result = measuredResult({
    profile: { id: 'quick', title: { en: 'Q', fr: 'Q' }, model: 'closed', timeScale: 0.2, stages: [] },
  })
  const { path: _, ...rest } = result
  expect(plain(rest)).toMatch(/quick × 0\.2 · catalogue · seed 7 · path not known/)
})
