import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest'
import { rawRequest } from '../web/testing/rawRequest.ts'
import { launchToken, letIn } from '../web/testing/webSetting.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'
import type { RunningCli } from './testing/startCli.ts'

const trusted = mkdtempSync(join(tmpdir(), 'palier-own-'))
beforeAll(() => void writeOwnTopologies(trusted))
afterAll(() => rmSync(trusted, { recursive: true }))

function installed({ onTestFinished }: Pick<TestContext, 'onTestFinished'>): Installation {
  const palier = new Installation()
  onTestFinished(() => palier.remove())
  return palier
}

/** `palier serve`, once it listens, and the only file in its launch folder. */
async function serving(palier: Installation, ...args: string[]) {
  const running = palier.startBare(
    { XDG_RUNTIME_DIR: '', DISPLAY: '', WAYLAND_DISPLAY: '' },
    ...global(palier),
    'serve',
    ...args,
  )
  await running.saying(/Ctrl\+C ends/)
  const folder = join(palier.folder, 'config/palier/launch')
  const launchFile = join(folder, readdirSync(folder)[0] ?? '')
  const port = Number(/serve-(\d+)\.html$/.exec(launchFile)?.[1])
  return { running, port, launchFile }
}

const global = (palier: Installation): string[] => ['--trust', trusted, '--out', palier.out]

/** As the page asks. */
async function asker(running: { readonly port: number; readonly launchFile: string }) {
  const { port } = running
  const { cookie, tab } = await letIn({ port, host: { launchFile: running.launchFile } })
  const lines = [`Cookie: ${cookie}`, `X-Palier-Tab: ${tab}`, `Origin: http://127.0.0.1:${port}`]
  return async (name: string, input: unknown) => {
    const headers = [...lines, 'Content-Type: application/json']
    const { body } = await rawRequest(port, {
      method: 'POST',
      path: `/ask/${name}`,
      headers,
      body: JSON.stringify(input),
    })
    return JSON.parse(body)
  }
}

test.concurrent('the path of the file is all that stdout gets; Ctrl+C ends it well and leaves no file', async (context) => {
  const palier = installed(context)
  const { running, launchFile, port } = await serving(palier, '--open')
  const token = launchToken(launchFile)
  const ask = await asker({ port, launchFile })
  expect(await ask('engine.describe', {})).toMatchObject({ ok: true })
  const inProcessList = commandLines().filter((line) => line.includes(token))
  running.kill('SIGINT')
  const { code, stdout, stderr } = await running.ended
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${launchFile}\n` })
  expect(stderr).toContain('The browser was not opened: there is no display here')
  expect(inProcessList).toEqual([])
  expect(`${stdout}${stderr}`).not.toContain(token)
  expect(filesUnder(palier.folder).filter((file) => readFileSync(file, 'latin1').includes(token))).toEqual([])
  expect(existsSync(launchFile)).toBe(false)
})

test.concurrent('a comparison that is on is stopped and taken down; what was measured is kept; it ends with 5', async (context) => {
  const palier = installed(context)
  const served = await serving(palier)
  const ask = await asker(served)
  const comparison = { configurations: ['tiny'], profile: 'long', timeScale: 1, set: {}, seed: 1, repeat: 1 }
  expect(await ask('comparison.start', comparison)).toMatchObject({ ok: true })
  await palier.measured(2)
  served.running.kill('SIGTERM')
  expect((await served.running.ended).code).toBe(5)
  expect(await palier.owned()).toEqual([])
  expect(await palier.listed()).toMatchObject([{ outcome: 'stopped' }])
})

test.concurrent('what was let in before is not let in after a new start on the same port', async (context) => {
  const palier = installed(context)
  const before = await serving(palier)
  const { cookie } = await letIn({ port: before.port, host: before })
  before.running.kill('SIGKILL')
  await before.running.ended
  const after = await serving(palier, '--port', `${before.port}`)
  expect((await rawRequest(after.port, { headers: [`Cookie: ${cookie}`] })).status).toBe(403)
  expect((await letIn({ port: after.port, host: after })).tab).toHaveLength(43)
})

test.concurrent('a second one on the same port is told so, and the first goes on', async (context) => {
  const palier = installed(context)
  const { port, launchFile } = await serving(palier)
  const { code, stderr, stdout } = await palier.run('serve', '--port', `${port}`)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(`${port}, on which another program listens`)
  expect((await letIn({ port, host: { launchFile } })).tab).toHaveLength(43)
})

test.concurrent('it starts without Docker, and says what is wrong when it is asked', async (context) => {
  const palier = installed(context)
  writeFileSync(join(palier.folder, 'nothing'), '')
  const dockerless = { DOCKER_HOST: `unix://${join(palier.folder, 'nothing')}`, XDG_RUNTIME_DIR: '' }
  const running: RunningCli = palier.startBare(dockerless, ...global(palier), 'serve')
  await running.saying(/Ctrl\+C ends/)
  const folder = join(palier.folder, 'config/palier/launch')
  const launchFile = join(folder, readdirSync(folder)[0] ?? '')
  const ask = await asker({ launchFile, port: Number(/(\d+)\.html$/.exec(launchFile)?.[1]) })
  expect(await ask('engine.describe', {})).toMatchObject({ ok: true, value: { usable: false, explicit: true } })
  expect(await ask('topology.list', {})).toMatchObject({ ok: true })
  running.kill('SIGTERM')
  expect((await running.ended).code).toBe(0)
})

function commandLines(): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => ['cmdline', 'environ'].map((what) => readText(`/proc/${pid}/${what}`)))
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}
