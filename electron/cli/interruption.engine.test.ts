import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest'
import { askEngine } from './testing/engineApi.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'
import type { RunningCli } from './testing/startCli.ts'

const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
beforeAll(() => void writeOwnTopologies(trusted))
afterAll(() => rmSync(trusted, { recursive: true }))

function installed({ onTestFinished }: TestContext): Installation {
  const palier = new Installation()
  onTestFinished(() => palier.remove())
  return palier
}

/** Half a minute of load, of which every test ends the most. */
function startLong(palier: Installation, topology: string): RunningCli {
  return palier.start('--trust', trusted, 'run', topology, '--profile', 'long', '--seed', '1', '--warm-up', 'none')
}

describe('Ctrl+C', () => {
  test.concurrent('while measuring: what was measured is shown and kept, nothing is left', async (context) => {
    const palier = installed(context)
    const running = startLong(palier, 'tiny')
    await palier.measured(2)
    running.kill('SIGINT')
    const { code, stdout, stderr, tookMs } = await running.ended
    expect(code).toBe(5)
    expect(stderr).toContain('stopping: bringing everything down')
    expect(stdout).toContain('Stopped while measuring')
    expect(stdout).toMatch(/home +\d+/)
    expect(tookMs).toBeLessThan(20_000)
    expect(await palier.owned()).toEqual([])
    const [listed] = await palier.listed()
    expect(listed).toMatchObject({ outcome: 'stopped' })
    const { totals, conservation } = await palier.shown(listed?.id ?? '')
    expect(totals.requests).toBeGreaterThan(20)
    expect(totals.durationMs).toBeGreaterThan(1_900)
    expect(conservation.unaccounted).toBe(0)
  })

  test.concurrent('while starting: likewise, without a measurement', async (context) => {
    const palier = installed(context)
    const running = startLong(palier, 'slow')
    await running.saying(/Starting containers/)
    await palier.owning(3)
    running.kill('SIGINT')
    const { code, stdout } = await running.ended
    expect(code).toBe(5)
    expect(stdout).toContain('Stopped while starting containers · nothing was measured')
    expect(await palier.owned()).toEqual([])
    expect(await palier.listed()).toMatchObject([{ outcome: 'stopped', requests: 0 }])
  })

  test.concurrent('twice: it leaves at once and says what it left; the next command removes it', async (context) => {
    const palier = installed(context)
    const running = startLong(palier, 'tiny')
    await palier.measured(1)
    running.kill('SIGINT')
    await running.saying(/stopping/)
    const beganMs = performance.now()
    running.kill('SIGINT')
    const { code, stderr } = await running.ended
    expect(performance.now() - beganMs).toBeLessThan(2_000)
    expect(code).toBe(5)
    const [runId = ''] = palier.manifests().map(({ id }) => id)
    expect(stderr).toMatch(new RegExp(`left behind.*\n.*containers, network and volumes of run ${runId}`))
    expect((await palier.run('clean')).code).toBe(0)
    expect(await palier.owned()).toEqual([])
    expect(await palier.listed()).toMatchObject([{ id: runId, outcome: 'interrupted' }])
  })
})

/** Looks like one of the run's own in everything but the owner; gives what can be seen of it. */
async function putLookAlikes(runId: string, { onTestFinished }: TestContext): Promise<() => Promise<unknown>> {
  const Labels = { 'io.palier.owner': 'f'.repeat(32), 'io.palier.run': runId, 'io.palier.schema': '1' }
  const Image = 'palier/base:trixie'
  const network = await askEngine<{ Id: string }>('POST', '/networks/create', { Name: `palier-${runId}-other`, Labels })
  onTestFinished(() => askEngine('DELETE', `/networks/${network.Id}`).then(() => undefined))
  const container = await askEngine<{ Id: string }>('POST', `/containers/create?name=palier-${runId}-db-1`, {
    Image,
    Cmd: ['sleep', 'infinity'],
    Labels,
  })
  onTestFinished(() => askEngine('DELETE', `/containers/${container.Id}?force=1`).then(() => undefined))
  await askEngine('POST', `/containers/${container.Id}/start`)
  return () =>
    Promise.all([askEngine('GET', `/containers/${container.Id}/json`), askEngine('GET', `/networks/${network.Id}`)])
}

describe('killed', () => {
  test.concurrent('while measuring: the next command finds out, cleans up, and the run can be read; look-alikes stay', async (context) => {
    const palier = installed(context)
    const running = startLong(palier, 'tiny')
    await palier.measured(2)
    running.kill('SIGKILL')
    expect(await running.ended).toMatchObject({ code: null, signal: 'SIGKILL' })
    expect(await palier.owned()).toHaveLength(3)
    const [runId = ''] = palier.manifests().map(({ id }) => id)
    const look = await putLookAlikes(runId, context)
    const before = await look()

    expect(await palier.listed()).toMatchObject([{ id: runId, outcome: 'interrupted' }])
    expect(await palier.owned()).toEqual([])
    expect(await look()).toEqual(before)
    const result = await palier.shown(runId)
    expect(result.outcome).toEqual({ kind: 'interrupted', during: 'measuring' })
    expect(result.totals.requests).toBeGreaterThan(20)
    expect(result.endpoints.map(({ name }) => name)).toEqual(['home', 'item'])
    expect((await palier.run('runs', 'show', runId)).stdout).toContain('Interrupted while measuring')
  })

  test.concurrent('while starting: likewise', async (context) => {
    const palier = installed(context)
    const running = startLong(palier, 'slow')
    await running.saying(/Starting containers/)
    await palier.owning(3)
    running.kill('SIGKILL')
    await running.ended
    expect(await palier.listed()).toMatchObject([{ outcome: 'interrupted' }])
    expect(await palier.owned()).toEqual([])
    const [runId = ''] = palier.manifests().map(({ id }) => id)
    expect((await palier.shown(runId)).outcome).toEqual({ kind: 'interrupted', during: 'starting' })
  })

  test.concurrent('beside a run that is on: the killed one is cleaned up, the other is spared and completes', async (context) => {
    const palier = installed(context)
    const alive = palier.start(
      '--trust',
      trusted,
      'run',
      'tiny',
      '--profile',
      'long',
      '--time-scale',
      '0.3',
      '--json',
      '-',
    )
    await palier.measured(1)
    const spared = await palier.owned()
    expect(spared).toHaveLength(3)
    const other = ['--out', join(palier.folder, 'other'), '--trust', trusted]
    const doomed = palier.startBare({}, ...other, 'run', 'slow', '--profile', 'long')
    await palier.owning(6)
    doomed.kill('SIGKILL')
    const { stderr } = await doomed.ended
    expect(stderr).toContain('Another run is on')

    const list = await palier.startBare({}, ...other, 'runs', 'list').ended
    expect(list.stdout).toMatch(/slow:baseline +long +interrupted/)
    expect(await palier.owned()).toEqual(spared)
    const { code, stdout } = await alive.ended
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ outcome: { kind: 'completed' }, totals: { failed: 0 } })
    expect(await palier.owned()).toEqual([])
  })
})
