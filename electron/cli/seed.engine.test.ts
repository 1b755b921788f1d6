import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest'
import type { DataStack } from '../../shared/contract/dataRequests.ts'
import { resultSchema } from '../../shared/domain/resultSchema.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'

const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
beforeAll(() => void writeOwnTopologies(trusted))
afterAll(() => rmSync(trusted, { recursive: true }))

const filled = ['--trust', trusted, 'seed', 'filled']

function installed({ onTestFinished }: TestContext): Installation {
  const palier = new Installation()
  onTestFinished(() => palier.remove())
  return palier
}

test('a data set is loaded and counted, can be asked for, and leaves nothing behind', async (context) => {
  const palier = installed(context)
  const running = palier.start(...filled, 'many', '--for', '60s')
  await running.saying(/it stays for/)
  await palier.owning(3)
  running.kill('SIGINT')
  const { code, stdout, stderr } = await running.ended
  expect([code, stderr.includes('stopping: bringing everything down')]).toEqual([0, true])
  expect(stdout).toMatch(/^filled:baseline is up at http:\/\/127\.0\.0\.1:\d+ with the data set many, loaded in /)
  expect(stdout).toMatch(/^pages +10$/m)
  expect(await palier.owned()).toEqual([])
  expect(await palier.listed()).toEqual([])
})

test('without a terminal it ends at once: at the end of standard input, or after no time', async (context) => {
  const palier = installed(context)
  const bare = await palier.run(...filled, 'few', '--json')
  expect(bare.code).toBe(0)
  expect(JSON.parse(bare.stdout)).toMatchObject({
    set: 'few',
    counts: { pages: 10, authors: 3 },
  } satisfies Partial<DataStack>)
  const timed = await palier.run(...filled, 'few', '--for', '0s')
  expect(timed.code).toBe(0)
  expect(await palier.owned()).toEqual([])
})

test('what a killed command leaves behind, clean removes', async (context) => {
  const palier = installed(context)
  const running = palier.start(...filled, 'few', '--for', '60s')
  await running.saying(/it stays for/)
  running.kill('SIGKILL')
  await running.ended
  expect((await palier.owned()).length).toBeGreaterThanOrEqual(3)
  expect((await palier.run('clean')).code).toBe(0)
  expect(await palier.owned()).toEqual([])
})

test.each([
  [['filled', 'fev'], 'did you mean few?'],
  [['tiny', 'few'], 'tiny, which declares no data sets, expected one of'],
  [['filled', 'few', '--for', 'ever', '--set', 'DATA_SET'], 'palier: 2 problems in --set and --for'],
] as const)('%j is refused, and nothing is started', async (args, words) => {
  const palier = new Installation()
  try {
    const { code, stderr } = await palier.run('--trust', trusted, 'seed', ...args)
    expect(code).toBe(2)
    expect(stderr).toContain(words)
  } finally {
    await palier.remove()
  }
})

const study = {
  minimal: { organizations: 3, buildings: 4, units: 10, owners: 7, expenses: 5 },
  realistic: { organizations: 3, buildings: 23, units: 190, owners: 127, expenses: 60 },
}

test('the study’s own stack says what it has and is held to; what runs already gets other data, and says who can log in but not with what', async (context) => {
  const palier = installed(context)
  const running = palier.start('seed', 'copro', 'minimal', '--for', '60s', '--json')
  await running.saying(/it stays for/)
  const { address, counts, server } = JSON.parse(running.said().stdout) as DataStack
  expect([counts, running.said().stderr]).toEqual([
    study.minimal,
    expect.stringContaining('loading the data set minimal'),
  ])
  expect(server).toMatchObject({ cpus: 1, cpuset: '0', memoryBytes: 2 ** 31 })
  expect(server?.limits.map(({ container }) => container)).toEqual(['db', 'api-1', 'proxy'])
  const fill = (password: string, ...more: string[]) =>
    palier.startBare({ COPRO_ADMIN_PASSWORD: password }, 'seed', 'copro', 'realistic', '--url', address, ...more).ended
  const filled = await fill('admin123')
  expect([filled.code, filled.stderr]).toEqual([
    0,
    expect.stringContaining(`through the API of ${address}/ at 127.0.0.1`),
  ])
  for (const [kind, count] of Object.entries(study.realistic)) {
    expect(filled.stdout).toMatch(new RegExp(`^${kind} +${count} +${count}$`, 'm'))
  }
  expect(filled.stdout).toMatch(/^admin@koprogo\.com +as you gave it +super administrator$/m)
  const refused = await fill('not-it', '--json')
  expect([refused.code, refused.stdout]).toEqual([4, ''])
  expect(refused.stderr).toContain('status 401, expected 200')
  expect(refused.stderr).not.toContain('not-it')
  const { code, stderr } = await fill('')
  expect([code, stderr]).toEqual([2, expect.stringContaining('COPRO_ADMIN_PASSWORD, which is not set')])
})

test('a run loads its data set itself, and has what the API counted in its result', async () => {
  const palier = new Installation()
  try {
    const asked = ['run', 'copro', '--profile', 'tiny', '--set', 'DATA_SET=minimal', '--warm-up', '2s', '--seed', '1']
    const { code, stdout } = await palier.run('--trust', trusted, ...asked, '--json', '-')
    expect(code).toBe(0)
    const { data, runId } = resultSchema.parse(JSON.parse(stdout))
    expect(data).toMatchObject({ set: 'minimal', counts: study.minimal })
    const [manifest] = palier.manifests()
    expect([manifest?.id, manifest?.data?.counts]).toEqual([runId, study.minimal])
    expect(manifest?.statePolicy.slice(0, 4)).toEqual([
      'fresh containers, empty but for what their images bring',
      'data set minimal loaded through the API',
      expect.stringContaining('ANALYZE'),
      'warmed up with a light load, then the data set and the same commands once more',
    ])
    expect((await palier.run('runs', 'show', runId)).stdout).toContain('data: minimal (')
    expect(await palier.owned()).toEqual([])
  } finally {
    await palier.remove()
  }
})
