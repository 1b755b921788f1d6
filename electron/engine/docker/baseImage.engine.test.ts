import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../host/systemClock.ts'
import { type BaseImage, type BaseWorld, ensureBaseImage } from './baseImage.ts'
import { bareDocker } from './testing/engineUnderTest.ts'

const never = new AbortController().signal
const quiet = () => undefined
let bin = ''
let base: BaseImage = { reference: '', source: '', suite: '' }

beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'palier-bin-'))
  // Nothing listens there, so the pull fails wherever the test runs.
  base = { reference: `palier-test/base:${randomUUID().slice(0, 8)}`, source: 'localhost:1/none:none', suite: 'trixie' }
})

afterEach(async () => {
  await rm(bin, { recursive: true })
  await bareDocker.getImage(base.reference).remove({ force: true }).catch(quiet)
})

function world(changes: Partial<BaseWorld> = {}): BaseWorld {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` }
  return { docker: bareDocker, clock: systemClock, platform: 'linux', uid: 0, env, ...changes }
}

/** A stand-in for debootstrap that makes a tiny tree in the folder it is given, its last argument. */
async function debootstrap(script: string): Promise<void> {
  await writeFile(join(bin, 'debootstrap'), `#!/bin/sh\nfor last; do :; done; cd "$last"\n${script}\n`, { mode: 0o755 })
}

async function workFolders(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith('palier-base-'))
}

test.runIf(process.getuid?.() === 0)(
  'no registry: bootstrapped, imported, labelled, without the package cache',
  async () => {
    await debootstrap(
      'echo "I: Retrieving Release"; mkdir -p etc var/cache/apt/archives; echo hi > etc/motd; echo x > var/cache/apt/archives/a.deb',
    )
    const before = await workFolders()
    const messages: string[] = []
    const id = await ensureBaseImage(base, world(), (message) => messages.push(message), never)
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^pulling localhost:1\/none:none: .*refused/),
        'I: Retrieving Release',
      ]),
    )
    const image = await bareDocker.getImage(base.reference).inspect()
    expect(image.Id).toBe(id)
    expect(image.Config.Labels).toEqual({ 'io.palier.image': 'debootstrap:trixie' })
    expect(image.Size).toBe(3)
    expect(await workFolders()).toEqual(before)
    await debootstrap('exit 1')
    expect(await ensureBaseImage(base, world(), quiet, never)).toBe(id)
  },
)

test.each<{ name: string; script: string; changes: Partial<BaseWorld>; reason: RegExp }>([
  {
    name: 'a failing bootstrap',
    script: 'echo "E: no mirror"; exit 1',
    changes: {},
    reason: /ended with 1: E: no mirror/,
  },
  { name: 'no program', script: '', changes: { env: { PATH: '/nowhere' } }, reason: /not installed/ },
  { name: 'not root', script: '', changes: { uid: 1000 }, reason: /only root/ },
  { name: 'not Linux', script: '', changes: { platform: 'darwin' }, reason: /only Linux/ },
])('$name: both reasons are told, with what to do', async ({ script, changes, reason }) => {
  await debootstrap(script)
  const before = await workFolders()
  const error = await ensureBaseImage(base, world(changes), quiet, never).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    failure: {
      kind: 'baseImageMissing',
      reasons: [expect.stringMatching(/^pulling localhost:1/), expect.stringMatching(reason)],
      fix: expect.stringMatching(/docker pull/),
    },
  })
  expect(await workFolders()).toEqual(before)
})

test('stopped in the middle: the program ends and its folder goes', async () => {
  await debootstrap('echo working; sleep 30 & wait')
  const before = await workFolders()
  const stop = new AbortController()
  const making = ensureBaseImage(
    base,
    world(),
    (message) => message === 'working' && stop.abort(new Error('stopped')),
    stop.signal,
  )
  await expect(making).rejects.toThrow('stopped')
  expect(await workFolders()).toEqual(before)
})
