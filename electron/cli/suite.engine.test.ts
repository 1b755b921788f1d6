import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest'
import type { SuiteRecord } from '../../shared/domain/suiteRecord.ts'
import { suiteRecordSchema } from '../../shared/domain/suiteRecordSchema.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'

const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
const suites = {
  /** One that cannot work, then one that does. */
  pair: `comparisons:
  - { name: broken, title: { en: It ends at once, fr: Il finit aussitôt }, configurations: [crash], profile: tiny, warmUp: none }
  - { name: good, title: { en: It works, fr: Il marche }, configurations: [tiny], profile: tiny, objectives: fast, warmUp: none }
`,
  long: `comparisons:
  - { name: first, title: { en: First, fr: Première }, configurations: [tiny], profile: long, warmUp: none }
  - { name: second, title: { en: Second, fr: Seconde }, configurations: [tiny], profile: tiny, warmUp: none }
`,
}
beforeAll(() => {
  writeOwnTopologies(trusted)
  for (const folder of ['suites', 'objectives']) mkdirSync(join(trusted, folder))
  for (const [name, comparisons] of Object.entries(suites)) {
    writeFileSync(
      join(trusted, 'suites', `${name}.yaml`),
      `name: ${name}\ntitle: { en: ${name}, fr: ${name} }\n${comparisons}`,
    )
  }
  const targets =
    'targets:\n  - { name: soon, metric: p95Ms, below: 60000 }\n  - { name: never, metric: p95Ms, below: 0.000001 }\n'
  writeFileSync(join(trusted, 'objectives/fast.yaml'), `name: fast\ntitle: { en: Fast, fr: Rapide }\n${targets}`)
})
afterAll(() => rmSync(trusted, { recursive: true }))

function installed({ onTestFinished }: TestContext): Installation {
  const palier = new Installation()
  onTestFinished(() => palier.remove())
  return palier
}

const recordIn = (folder: string): SuiteRecord =>
  suiteRecordSchema.parse(JSON.parse(readFileSync(join(folder, 'suite.json'), 'utf8')))

test.concurrent('a comparison that fails is told, the next one runs, and the table has its targets', async (context) => {
  const palier = installed(context)
  const folder = join(palier.folder, 'results')
  const { code, stdout, stderr } = await palier.run(
    '--trust',
    trusted,
    'suite',
    'pair',
    '--folder',
    folder,
    '--seed',
    '1',
  )
  expect(code).toBe(4)
  expect(stderr).toMatch(/^1 of 2: It ends at once: failed$/m)
  expect(stderr).toMatch(/^2 of 2: It works: completed$/m)
  expect(stderr).toContain(`palier suite --resume ${folder}`)
  expect(stdout).toMatch(/^tiny:baseline +completed .* 1 of 2 met$/m)
  expect(stdout).toMatch(/missed: never$/m)
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(join(folder, 'index.html'))
  expect(recordIn(folder).comparisons.map(({ outcome }) => outcome)).toEqual(['failed', 'completed'])
  const log = readFileSync(join(folder, '02-good', 'monitoring-tiny-baseline-1.log'), 'utf8')
  expect(log).toMatch(/^\S+Z \+3s run=tiny:baseline#1 users=5 rps=\d+ .* web-1\.cpu=\S+ web-1\.mem=\S+/m)
  expect(existsSync(join(folder, '02-good', 'report.html'))).toBe(true)
  expect(existsSync(join(folder, '02-good', 'csv', 'comparison.csv'))).toBe(true)
  expect(await palier.owned()).toEqual([])
})

test.concurrent('Ctrl+C stops all of it: nothing is left, the index is written, and --resume goes on', async (context) => {
  const palier = installed(context)
  const folder = join(palier.folder, 'results')
  const running = palier.start('--trust', trusted, 'suite', 'long', '--folder', folder, '--time-scale', '0.4')
  await palier.measured(2)
  running.kill('SIGINT')
  const { code, stdout, stderr } = await running.ended
  expect(code).toBe(5)
  expect(stderr).toContain(`palier suite --resume ${folder}`)
  expect(await palier.owned()).toEqual([])
  expect(recordIn(folder)).toMatchObject({
    outcome: 'stopped',
    comparisons: [{ outcome: 'stopped' }, { outcome: 'pending' }],
  })
  expect(stdout).toMatch(/2 of 2: Second – not run/)
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  expect(page).toContain('It has not been run.')
  expect(page).toContain('href="01-first/report.html"')

  const resumed = await palier.run('--trust', trusted, 'suite', '--resume', folder)
  expect(resumed.code).toBe(0)
  expect(recordIn(folder)).toMatchObject({
    outcome: 'completed',
    comparisons: [{ outcome: 'completed' }, { outcome: 'completed' }],
  })
  expect(await palier.owned()).toEqual([])
})

test.concurrent('bad words are told before anything is started', async (context) => {
  const palier = installed(context)
  const file = join(palier.folder, 'mine.yaml')
  writeFileSync(
    file,
    'name: mine\ntitle: { en: Mine, fr: La mienne }\ncomparisons:\n  - { name: a, title: { en: A, fr: A }, configurations: [sollo], profile: quik }\n',
  )
  const { code, stderr } = await palier.run('suite', file)
  expect(code).toBe(2)
  expect(stderr).toMatch(/mine\.yaml:4:\d+ {2}comparisons\[0\]\.configurations\[0\] .*did you mean solo\?/)
  expect(stderr).toMatch(/mine\.yaml:4:\d+ {2}comparisons\[0\]\.profile .*did you mean quick\?/)
  const options = await palier.run('suite', 'instances', '--time-scale', '0', '--lang', 'de', '--fail-on', 'rain')
  expect(options.code).toBe(2)
  for (const option of ['--time-scale', '--lang', '--fail-on']) expect(options.stderr).toContain(option)
  expect((await palier.run('suite', 'instance')).stderr).toContain('Did you mean instances?')
  expect(palier.runFolders()).toEqual([])
})
