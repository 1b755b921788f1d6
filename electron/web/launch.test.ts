import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { LaunchFile, removeStaleLaunchFiles } from './launchFile.ts'
import { launchFolder } from './launchFolder.ts'
import { LaunchTokens, tokenLifeMs } from './launchTokens.ts'
import { newSecret } from './secret.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { launchToken, letIn, webSetting } from './testing/webSetting.ts'

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)
const launchAt = (port: number, token: string) => rawRequest(port, { path: `/launch?token=${token}` })

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'palier-launch-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('the file lets one browser in; the next finds a new token in the same place', async () => {
  const { host, port } = await webSetting(fakeWorkbench().workbench)
  const first = launchToken(host.launchFile)
  const launched = await launchAt(port, first)
  expect(launched.status).toBe(200)
  expect(launched.headers['set-cookie']).toMatch(
    new RegExp(`^palier-${port}=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
  )
  expect(launched.headers['cache-control']).toBe('no-store')
  expect(launched.body).toContain('content="0; url=/"')

  const replayed = await launchAt(port, first)
  expect(replayed.status).toBe(403)
  expect(replayed.headers['set-cookie']).toBeUndefined()
  const second = launchToken(host.launchFile)
  expect(second).not.toBe(first)
  expect((await launchAt(port, second)).status).toBe(200)
})

test('back and reload lead to the page again for whoever was let in, without a new cookie', async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  const { cookie } = await letIn(web)
  const again = await rawRequest(web.port, { path: '/launch?token=used', headers: [`Cookie: ${cookie}`] })
  expect(again.status).toBe(200)
  expect(again.headers['set-cookie']).toBeUndefined()
})

test('a browser that is let in again keeps its open tabs: the cookie is the same', async () => {
  const web = await webSetting(fakeWorkbench().workbench)
  expect((await letIn(web)).cookie).toBe((await letIn(web)).cookie)
})

test('ten thousand guesses: none is let in, and the owner still is', { timeout: 60_000 }, async () => {
  const { host, port } = await webSetting(fakeWorkbench().workbench)
  const real = launchToken(host.launchFile)
  const near = [real.slice(0, -1), `${real}A`, real.toLowerCase(), `${real.slice(0, -1)}A`, '', real.slice(1)]
  const guesses = [...near.filter((guess) => guess !== real), ...Array.from({ length: 10_000 }, newSecret)]
  const letInCount = { value: 0 }
  while (guesses.length > 0) {
    const answers = await Promise.all(guesses.splice(0, 50).map((guess) => launchAt(port, guess)))
    letInCount.value += answers.filter(({ status }) => status !== 403).length
  }
  expect(letInCount.value).toBe(0)
  expect((await launchAt(port, launchToken(host.launchFile))).status).toBe(200)
})

test('only its user can read the file and its folder; at the end nothing is left of it', async () => {
  const { host, launchFolder: place } = await webSetting(fakeWorkbench().workbench)
  expect([modeOf(host.launchFile), modeOf(place)]).toEqual(['600', '700'])
  await letIn({ host, port: host.port })
  expect([modeOf(host.launchFile), readdirSync(place).length]).toEqual(['600', 1])
  await host.end()
  expect(readdirSync(place)).toEqual([])
})

test('the file goes also when the process has no time to end well', async () => {
  const { host } = await webSetting(fakeWorkbench().workbench)
  host.abandon()
  expect(existsSync(host.launchFile)).toBe(false)
})

test('a folder that others can read is closed; one that is a link to somewhere else is refused', () => {
  const place = folder()
  const open = join(place, 'open')
  mkdirSync(open, { mode: 0o777 })
  chmodSync(open, 0o777)
  new LaunchFile(open, 1).write('t')
  expect(modeOf(open)).toBe('700')
  symlinkSync(open, join(place, 'link'))
  expect(() => new LaunchFile(join(place, 'link'), 1)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'storeUnwritable' }) }),
  )
})

test('files of killed hosts are removed at the next start, those of living ones stay', () => {
  const place = folder()
  const files = ['serve-1.html', 'serve-2.html', 'other.html']
  for (const name of files) writeFileSync(join(place, name), '')
  for (const name of ['serve-1.html', 'other.html']) utimesSync(join(place, name), 1, 1)
  removeStaleLaunchFiles(place, 60_000)
  expect(readdirSync(place).sort()).toEqual(['other.html', 'serve-2.html'])
})

test('a token is good once and for its time; a file just replaced is good until then', () => {
  let nowMs = 0
  const tokens = new LaunchTokens(() => nowMs)
  const first = tokens.issue()
  nowMs = tokenLifeMs / 2
  const second = tokens.issue()
  nowMs = tokenLifeMs - 1
  expect(tokens.redeem(first)).toBe(true)
  expect(tokens.redeem(first)).toBe(false)
  expect(tokens.redeem(second)).toBe(false)
  const third = tokens.issue()
  nowMs += tokenLifeMs
  expect(tokens.redeem(third)).toBe(false)
})

test('the file is kept with the session; beside the configuration where there is none, or it is somebody else’s', () => {
  const place = folder()
  expect(launchFolder({ XDG_RUNTIME_DIR: place }, '/config')).toBe(join(place, 'palier'))
  for (const XDG_RUNTIME_DIR of [
    undefined,
    '',
    'relative',
    join(place, 'missing'),
    ...(process.getuid?.() === 0 ? [] : ['/']),
  ])
    expect(launchFolder({ XDG_RUNTIME_DIR }, '/config')).toBe(join('/config', 'launch'))
})

test('a port that is taken is told as such, and its owner goes on', async () => {
  const { workbench } = fakeWorkbench()
  const { host, port } = await webSetting(workbench)
  await expect(webSetting(workbench, { port })).rejects.toMatchObject({
    failure: { kind: 'badInput', problems: [{ where: '--port', found: expect.stringContaining('another program') }] },
  })
  expect((await launchAt(port, launchToken(host.launchFile))).status).toBe(200)
})
