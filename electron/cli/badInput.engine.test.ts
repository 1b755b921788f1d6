import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Installation } from './testing/installation.ts'
import type { Ended } from './testing/startCli.ts'

const palier = new Installation()
afterAll(() => palier.remove())

/** Refused for what was written: in words, before anything was made. */
async function expectRefusal({ code, stdout, stderr }: Ended): Promise<void> {
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).not.toMatch(/^\s+at .*[:)]/m)
  expect(palier.runFolders()).toEqual([])
  expect(await palier.owned()).toEqual([])
}

test('every wrong name is told at once, each with what was probably meant', async () => {
  const configurations = ['sol', 'duo-lb:tunned', 'trio-cache']
  const options = ['--profile', 'quik', '--set', 'GUNICORN_WORKER=8', '--set', 'DB_POOL_SIZE=many']
  const ended = await palier.run('compare', ...configurations, ...options)
  await expectRefusal(ended)
  expect(ended.stderr).toMatch(/^palier: 5 problems/)
  for (const words of [
    /topology {2}found "sol".*did you mean solo\?/,
    /variant {2}found "duo-lb:tunned".*did you mean duo-lb:tuned\?/,
    /profile {2}found "quik".*did you mean quick\?/,
    /--set {2}GUNICORN_WORKER {2}.*did you mean GUNICORN_WORKERS\?/,
    /--set {2}DB_POOL_SIZE {2}found "many", expected a whole number from 1 to 200/,
  ])
    expect(ended.stderr).toMatch(words)
})

test('numbers that are none, and a value without its name', async () => {
  const ended = await palier.run('run', 'solo', '--time-scale', 'fast', '--seed', '-1', '--set', 'WORKERS')
  await expectRefusal(ended)
  for (const option of ['--time-scale', '--seed', '--set']) expect(ended.stderr).toContain(`  ${option}  found`)
})

test.each([
  { name: 'an unknown option', args: ['run', 'solo', '--profil', 'quick'], words: /unknown option.*\n.*--profile/ },
  { name: 'an unknown command', args: ['compair', 'solo'], words: /unknown command.*\n.*compare/ },
  { name: 'no configuration', args: ['compare'], words: /missing required argument/ },
])('$name is refused with the way to the help', async ({ args, words }) => {
  const ended = await palier.run(...args)
  expect(ended.code).toBe(2)
  expect(ended.stderr).toMatch(words)
  expect(ended.stderr).toContain('palier --help')
})

test('a result that could not be written is found out before the run', async () => {
  const ended = await palier.run(
    'run',
    'solo',
    '--profile',
    'quik',
    '--json',
    join(palier.folder, 'no/such/result.json'),
  )
  await expectRefusal(ended)
  expect(ended.stderr).toMatch(/--json {2}found .*result\.json, whose folder does not exist/)
  expect(ended.stderr).toContain('did you mean quick?')
})

const mistaken = `name: mistaken
x-palier:
  title: { en: Mistaken, fr: Faux }
  entry: { service: wbe, port: 80 }
  roles: { web: api }
  scenario: catalogue
  colour: blue
services:
  web:
    image: palier/base:trixie
    privileged: true
    deploy:
      replicas: many
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
    depends_on: [db]
`

test('a topology with mistakes: file, line and column of each, and nothing is made', async () => {
  const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
  mkdirSync(join(trusted, 'topologies/mistaken'), { recursive: true })
  writeFileSync(join(trusted, 'topologies/mistaken/compose.yaml'), mistaken)
  try {
    const ended = await palier.run('--trust', trusted, 'run', 'mistaken')
    await expectRefusal(ended)
    const places = [...ended.stderr.matchAll(/mistaken\/compose\.yaml:(\d+):(\d+) {2}(\S+)/g)]
    expect(places.map(([, line, column, field]) => `${line}:${column} ${field}`)).toEqual([
      '4:21 x-palier.entry.service',
      '7:3 x-palier.colour',
      '11:5 services.web.privileged',
      '13:17 services.web.deploy.replicas',
      '15:9 services.web.volumes[0]',
      '16:18 services.web.depends_on.db',
    ])
  } finally {
    rmSync(trusted, { recursive: true })
  }
})

test.each([['topologies'], ['run', 'solo'], ['doctor']])(
  'a folder that is not there is not trusted silently: %s %s',
  async (...command) => {
    const ended = await palier.run('--trust', join(palier.folder, 'nowhere'), ...command)
    await expectRefusal(ended)
    expect(ended.stderr).toContain('no such folder')
  },
)

test('a topology of one’s own named like a built-in one: refused, with both files, rather than measuring the other', async () => {
  const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
  mkdirSync(join(trusted, 'topologies/solo'), { recursive: true })
  writeFileSync(join(trusted, 'topologies/solo/compose.yaml'), mistaken)
  try {
    const ended = await palier.run('--trust', trusted, 'run', 'solo')
    await expectRefusal(ended)
    expect(ended.stderr).toContain('topologies/solo/compose.yaml')
    expect(ended.stderr).toMatch(/the name solo again.*\n?.*another name than in \S+solo.compose\.yaml/)
  } finally {
    rmSync(trusted, { recursive: true })
  }
})

test('a Docker that does not answer: its own exit code, in words, soon, and no other engine is tried', async () => {
  const env = { DOCKER_HOST: 'unix:///nowhere.sock' }
  const { code, stderr, tookMs } = await palier.startBare(env, '--out', palier.out, 'run', 'solo').ended
  expect(code).toBe(3)
  expect(tookMs).toBeLessThan(5_000)
  expect(stderr).toContain('palier: There is no Docker engine at')
  expect(stderr).toContain('no other engine is tried')
  expect(stderr).not.toMatch(/^\s+at .*[:)]/m)
  expect(palier.runFolders()).toEqual([])
})

test('what was stored before is kept when a data folder holds something that is no run', async () => {
  mkdirSync(join(palier.out, 'runs/20260101-000000-broken'), { recursive: true })
  writeFileSync(join(palier.out, 'runs/20260101-000000-broken/manifest.json'), '{"schema": "palier.run/1", ')
  const { code, stdout } = await palier.run('runs', 'list')
  expect(code).toBe(0)
  expect(stdout).toMatch(/20260101-000000-broken.*unreadable/)
  const shown = await palier.run('runs', 'show', '20260101')
  expect(shown.code).toBe(4)
  expect(shown.stderr).toMatch(/manifest\.json.* cannot be read/)
  expect(readdirSync(join(palier.out, 'runs'))).toEqual(['20260101-000000-broken'])
})
