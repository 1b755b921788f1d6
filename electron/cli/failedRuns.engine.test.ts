import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest'
import { resultSchema } from '../../shared/domain/resultSchema.ts'
import { canMountTmpfs } from '../engine/testing/canMountTmpfs.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'
import type { Ended } from './testing/startCli.ts'

const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
beforeAll(() => void writeOwnTopologies(trusted))
afterAll(() => rmSync(trusted, { recursive: true }))

function installed({ onTestFinished }: TestContext): Installation {
  const palier = new Installation()
  onTestFinished(() => palier.remove())
  return palier
}

function runTiny(palier: Installation, topology: string, ...options: string[]): Promise<Ended> {
  return palier.run('--trust', trusted, 'run', topology, '--profile', 'tiny', '--seed', '1', ...options)
}

function evidence(palier: Installation, name: string): string {
  const [folder = ''] = palier.runFolders()
  return readFileSync(join(folder, 'evidence', name), 'utf8')
}

/** The run failed in that state: its own exit code, nothing left, stored as such. */
async function expectFailed(palier: Installation, { code, stdout, stderr }: Ended, state: string): Promise<void> {
  expect(code).toBe(4)
  expect(stdout).toContain(`Failed while ${state} · nothing was measured`)
  expect(stderr).not.toMatch(/^\s+at .*[:)]/m)
  expect(await palier.owned()).toEqual([])
  expect(await palier.listed()).toMatchObject([{ outcome: 'failed', requests: 0 }])
}

describe.concurrent('a run that fails', () => {
  test('an image that does not build: the image, the step, and the last lines', async (context) => {
    const palier = installed(context)
    const ended = await runTiny(palier, 'unbuildable')
    await expectFailed(palier, ended, 'building images')
    expect(ended.stderr).toContain('The image palier-test/unbuildable:latest could not be built')
    expect(ended.stderr).toMatch(/The step was: .*RUN echo looking for it && cat \/no\/such\/file/)
    expect(ended.stderr).toContain('  | cat: /no/such/file: No such file or directory')
  })

  test('a container that ends at once: its exit code, the end of its log; the whole log is kept', async (context) => {
    const palier = installed(context)
    const ended = await runTiny(palier, 'crash')
    await expectFailed(palier, ended, 'starting containers')
    expect(ended.stderr).toContain('crash:baseline: web-1 did not keep running')
    expect(ended.stderr).toContain('exit code 7')
    expect(ended.stderr).toContain('  | no settings found')
    expect(evidence(palier, 'web-1.log')).toMatch(/loading settings/)
  })

  test('a container that is never ready: how long, its last test, and no longer than its health check says', async (context) => {
    const palier = installed(context)
    const ended = await runTiny(palier, 'stuck')
    await expectFailed(palier, ended, 'starting containers')
    expect(ended.tookMs).toBeLessThan(20_000)
    expect(ended.stderr).toContain('stuck:baseline: web-1 never became ready')
    expect(ended.stderr).toContain('Its last health test said: exit code 1: still loading')
    expect(evidence(palier, 'web-1.log')).toMatch(/listening/)
  })

  test('endpoints that answer 500: all of them, before anything is measured', async (context) => {
    const palier = installed(context)
    const ended = await runTiny(palier, 'broken')
    await expectFailed(palier, ended, 'calling every endpoint once')
    for (const request of ['GET / (home)', 'GET /item (item)'])
      expect(ended.stderr).toContain(`${request} through web-1: status 500, expected 200`)
  })

  test('one of several: the others have their results, the command fails', async (context) => {
    const palier = installed(context)
    const options = ['--profile', 'tiny', '--time-scale', '0.5', '--seed', '1']
    const { code, stdout, stderr } = await palier.run('--trust', trusted, 'compare', 'crash', 'tiny', ...options)
    expect(code).toBe(4)
    expect(stdout).toMatch(/crash:baseline \(failed\) +– +– /)
    expect(stdout).toMatch(/tiny:baseline +(?:valid|suspect|invalid)[^–\n]* \d\d/)
    expect(stderr).toContain('palier: crash:baseline: web-1 did not keep running')
  })
})

test.concurrent('out of memory under load: the run completes, the death is told', async (context) => {
  const palier = installed(context)
  // It dies after so many requests; warming up would take its life before it is measured.
  const ended = await runTiny(palier, 'hungry', '--warm-up', 'none', '--json', '-')
  expect(ended.code).toBe(0)
  expect(ended.stderr).toContain('hungry:baseline: web-1 oom')
  const { outcome, services, timeline, outcomes } = resultSchema.parse(JSON.parse(ended.stdout))
  expect(outcome.kind).toBe('completed')
  const web = services.find(({ container }) => container === 'web-1')
  expect(web).toMatchObject({ deaths: 1, oomKilled: true, exitCode: 137, restarts: 0 })
  expect(services.find(({ container }) => container === 'db')).toMatchObject({ deaths: 0, oomKilled: false })
  expect(timeline.map(({ container, what }) => `${container} ${what}`)).toEqual(['web-1 oom', 'web-1 died'])
  expect(outcomes.ok).toBeGreaterThan(0)
  expect((outcomes.refused ?? 0) + (outcomes.reset ?? 0)).toBeGreaterThan(0)
  expect(await palier.owned()).toEqual([])
})

test.skipIf(!canMountTmpfs())(
  'a full disk (needs root: a small file system of its own): the path is told, nothing is left, what was stored can be read',
  { concurrent: true },
  async (context) => {
    const palier = installed(context)
    mkdirSync(palier.out)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'palier-test', palier.out])
    // Registered later, so that it is undone before the folder is removed.
    context.onTestFinished(() => void execFileSync('umount', [palier.out]))
    fillBut(palier.out, 32 * 1024)
    const { code, stderr } = await palier.run('--trust', trusted, 'run', 'tiny', '--profile', 'long', '--seed', '1')
    expect(code).toBe(4)
    expect(stderr.match(/The disk is full/g)).toHaveLength(1)
    expect(stderr).toContain(`  ${palier.out}/runs/`)
    expect(await palier.owned()).toEqual([])
    rmSync(join(palier.out, 'filler'))
    const [listed] = await palier.listed()
    expect((await palier.shown(listed?.id ?? '')).totals.requests).toBeGreaterThan(20)
  },
)

function fillBut(folder: string, leftBytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - leftBytes))
}
