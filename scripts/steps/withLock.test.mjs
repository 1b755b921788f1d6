import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './withLock.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palier-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const nobodyWaits = () => expect.unreachable('nobody should have to wait')

/** Another process that holds the lock until it is killed. */
async function holder(lockDir) {
  const script = `import { withLock } from ${JSON.stringify(new URL('./withLock.mjs', import.meta.url).href)}
    await withLock(${JSON.stringify(lockDir)}, () => {}, () => new Promise(() => { console.log('held'); setInterval(() => {}, 1000) }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

test('gives the work’s answer and leaves nothing behind', async () => {
  const lockDir = join(folder, 'made', 'lock')
  expect(await withLock(lockDir, nobodyWaits, async () => existsSync(lockDir))).toBe(true)
  expect(existsSync(lockDir)).toBe(false)
})

test('work that fails lets go', async () => {
  const lockDir = join(folder, 'lock')
  await expect(withLock(lockDir, nobodyWaits, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(lockDir)).toBe(false)
})

test('waits for a living owner by its id, and takes over when it is killed', async () => {
  const lockDir = join(folder, 'lock')
  const child = await holder(lockDir)
  const waitedFor = []
  const killed = []
  await withLock(
    lockDir,
    (pid) => {
      waitedFor.push(pid)
      child.once('exit', () => killed.push(true))
      setTimeout(() => child.kill('SIGKILL'), 300)
    },
    async () => expect(killed).toEqual([true]),
  )
  expect(waitedFor).toEqual([child.pid])
})

test('the id of a dead owner that now belongs to another process does not hold it', async () => {
  const lockDir = join(folder, 'lock')
  mkdirSync(lockDir)
  writeFileSync(join(lockDir, 'owner'), process.platform === 'linux' ? `${process.ppid} 1` : '999999999 ')
  expect(await withLock(lockDir, nobodyWaits, async () => 'mine')).toBe('mine')
})

test('a lock that was never signed is taken over once it is old', async () => {
  const lockDir = join(folder, 'lock')
  mkdirSync(lockDir)
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(lockDir, longAgo, longAgo)
  expect(await withLock(lockDir, nobodyWaits, async () => 'mine')).toBe('mine')
})

test('many at once take turns, also over an abandoned lock', async () => {
  const lockDir = join(folder, 'lock')
  mkdirSync(lockDir)
  writeFileSync(join(lockDir, 'owner'), '999999999 ')
  let inside = 0
  let done = 0
  const turn = async () => {
    expect(++inside).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside--
    done++
  }
  await Promise.all(Array.from({ length: 8 }, () => withLock(lockDir, () => {}, turn)))
  expect(done).toBe(8)
})
