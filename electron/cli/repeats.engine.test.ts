import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comparisonSchema } from '../../shared/domain/comparisonSchema.ts'
import type { Comparison } from '../../shared/domain/runResult.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'
import type { Ended } from './testing/startCli.ts'

const palier = new Installation()
const own = writeOwnTopologies(mkdtempSync(join(tmpdir(), 'palier-own-')))
const file = (name: string): string => join(palier.folder, name)
const options = ['--profile', 'quick', '--time-scale', '0.05', '--repeat', '2', '--seed', '5', '--warm-up', 'none']
const compareTwo = ['--trust', own, 'compare', 'tiny', 'solo', ...options]
let stopped: Ended
let resumed: Ended
let halfway: Comparison
let comparison: Comparison

/** Stopped in its second run, and resumed. */
beforeAll(async () => {
  const comparing = palier.start(...compareTwo)
  await comparing.saying(/Completed[\s\S]*Measuring/)
  comparing.kill('SIGINT')
  stopped = await comparing.ended
  halfway = stored()
  const outputs = ['--json', file('c.json'), '--html', file('c.html'), '--csv', file('csv'), '--lang', 'fr']
  resumed = await palier.run('--trust', own, 'compare', '--resume', halfway.id, ...outputs)
  if (resumed.code !== 0) throw new Error(resumed.stderr)
  comparison = comparisonSchema.parse(JSON.parse(readFileSync(file('c.json'), 'utf8')))
}, 300_000)
afterAll(async () => {
  await palier.remove()
  rmSync(own, { recursive: true })
})

function stored(): Comparison {
  const folder = join(palier.out, 'comparisons')
  const [id = ''] = readdirSync(folder)
  return comparisonSchema.parse(JSON.parse(readFileSync(join(folder, id, 'comparison.json'), 'utf8')))
}

test('a stop says how to go on, and keeps what is complete', () => {
  expect(stopped.code).toBe(5)
  expect(stopped.stderr).toContain(`palier compare --resume ${halfway.id}`)
  expect(halfway.outcome).toBe('stopped')
  expect(halfway.planned.map(({ repeat }) => repeat)).toEqual([1, 1, 2, 2])
  expect(halfway.runs.filter(({ outcome }) => outcome.kind === 'completed')).toHaveLength(1)
})

test('resumed: three more runs, every configuration twice, medians with their ranges in the table', () => {
  const ended = resumed.stderr.match(/Completed/g)
  expect(ended).toHaveLength(3)
  expect(comparison.outcome).toBe('completed')
  expect(comparison.id).toBe(halfway.id)
  expect(comparison.comparison.rows.map(({ configuration, outcomes }) => [configuration, outcomes])).toEqual([
    ['tiny:baseline', ['completed', 'completed']],
    ['solo:baseline', ['completed', 'completed']],
  ])
  const [kept] = halfway.runs.filter(({ outcome }) => outcome.kind === 'completed')
  expect(comparison.runs).toContainEqual(kept)
  for (const { conservation } of comparison.runs) expect(conservation.unaccounted).toBe(0)
  expect(resumed.stdout).toMatch(/^2 runs +\d/m)
})

test('what is complete, what has changed and what is beside it are refused with a sentence', async () => {
  const again = await palier.run('--trust', own, 'compare', '--resume', comparison.id)
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('All of its 4 runs are complete.')
  const beside = await palier.run('compare', 'solo', '--resume', comparison.id, '--profile', 'quick')
  expect(beside.code).toBe(2)
  expect(beside.stderr).toContain('found solo, --profile beside it')
})

test('tables: one file each, the phases of every run', () => {
  const files = readdirSync(file('csv'))
  expect(files).toContain('comparison.csv')
  expect(files).toContain('readings.csv')
  const lines = readFileSync(file('csv/phases.csv'), 'utf8').trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + comparison.runs.reduce((sum, { phases }) => sum + phases.length, 0))
})

test('exported, removed, imported: the report is the same but for its print date', async () => {
  const withoutDate = (path: string): string =>
    readFileSync(path, 'utf8').replaceAll(/\d{1,2}[:h]\d{2}(:\d{2})?/g, 'TIME')
  const archive = file('comparison.palier.tgz')
  expect((await palier.run('runs', 'export', comparison.id, archive)).code).toBe(0)
  expect((await palier.run('runs', 'remove', comparison.id)).code).toBe(2)
  const removed = await palier.run('runs', 'remove', comparison.id, '--yes')
  expect(removed.stdout.match(/^removed /gm)).toHaveLength(6)
  expect(await palier.listed()).toEqual([])
  const imported = await palier.run('runs', 'import', archive)
  expect(imported.code).toBe(0)
  expect(await palier.listed()).toHaveLength(5)
  expect((await palier.run('runs', 'import', archive)).stdout).toContain(
    `${comparison.id} is here already, the very same`,
  )
  const report = await palier.run(
    'report',
    comparison.id,
    '--html',
    file('again.html'),
    '--lang',
    'fr',
    '--log',
    file('m.log'),
  )
  expect(report.code).toBe(0)
  expect(withoutDate(file('again.html'))).toBe(withoutDate(file('c.html')))
  expect(readFileSync(file('m.log'), 'utf8')).toMatch(
    /^\S+Z \+1s run=solo:baseline#1 users=\d+ rps=\d+ errors=\d+ p95=\S+ load=\S+ disk=\S+ .*api-1\.cpu=\S+ api-1\.mem=\S+$/m,
  )
  // The run that the stop cut off went along with its comparison.
  expect(existsSync(join(palier.out, 'comparisons', comparison.id))).toBe(true)
})

test('runs stand below their comparison in the list', async () => {
  const { stdout } = await palier.run('runs', 'list')
  expect(stdout).toMatch(new RegExp(`^${comparison.id} +comparison of 5 runs$`, 'm'))
  expect(stdout.match(/^ {2}\d{8}-/gm)).toHaveLength(5)
  expect((await palier.run('runs', 'show', comparison.id)).stdout).toContain('tiny:baseline')
})

test('an output that cannot be written, and a language there is none of, are found out before anything is run', async () => {
  const ended = await palier.run(...compareTwo, '--pdf', file('no/such.pdf'), '--csv', file('c.json'), '--lang', 'de')
  expect(ended.code).toBe(2)
  for (const words of ['--pdf  found', '--csv  found', '--lang  found "de"']) expect(ended.stderr).toContain(words)
  expect(ended.stderr).not.toContain('Measuring')
})

const goals = `name: goals
title: { en: Goals, fr: Buts }
targets:
  - { name: much, metric: throughputPerS, above: 1000000 }
  - { name: nothing-lost, metric: errorRate, below: 0.5 }
`

test('--fail-on target ends with 1 and says which; targets that are met say nothing', async () => {
  mkdirSync(join(own, 'objectives'), { recursive: true })
  writeFileSync(join(own, 'objectives/goals.yaml'), goals)
  const run = [
    'run',
    'tiny',
    '--profile',
    'quick',
    '--time-scale',
    '0.03',
    '--warm-up',
    'none',
    '--objectives',
    'goals',
  ]
  const ended = await palier.run('--trust', own, ...run, '--fail-on', 'target', '--fail-on', 'invalid')
  expect(ended.code).toBe(1)
  expect(ended.stderr.match(/^--fail-on .*/gm)).toEqual([
    expect.stringMatching(/^--fail-on target: tiny:baseline missed much, should be above 1000000 \(\d/),
  ])
  expect(ended.stdout).toMatch(/^nothing-lost +errorRate +below 0\.5 +0 +met$/m)
})
