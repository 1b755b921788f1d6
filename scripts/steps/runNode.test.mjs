import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** Stands in for the command line: says which signals it hears; ends with 5 a moment after the first. */
const CHILD = `
let heard = 0
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    process.stdout.write(signal + ' ' + ++heard + '\\n')
    setTimeout(() => process.exit(5), heard === 1 ? 900 : 0)
  })
}
process.stdout.write('pid ' + process.pid + '\\n')
setInterval(() => {}, 1000)
`

/** Stands in for palier.mjs. */
const wrapper = (child) => `
import { runNode } from ${JSON.stringify(new URL('./runNode.mjs', import.meta.url).href)}
const node = { path: process.execPath, version: '', env: process.env }
process.exitCode = (await runNode(node, [${JSON.stringify(child)}])).code
`

describe.skipIf(process.platform === 'win32')('signals', () => {
  let folder = ''
  let said = ''
  /** @type {import('node:child_process').ChildProcess} */
  let wrapperProcess
  /** @type {Promise<number | null>} */
  let code
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'palier-signals-'))
    writeFileSync(join(folder, 'child.mjs'), CHILD)
    writeFileSync(join(folder, 'wrapper.mjs'), wrapper(join(folder, 'child.mjs')))
    said = ''
    // A process group of its own, as a terminal gives to a command.
    wrapperProcess = spawn(process.execPath, [join(folder, 'wrapper.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    wrapperProcess.stdout?.setEncoding('utf8').on('data', (text) => {
      said += text
    })
    code = once(wrapperProcess, 'exit').then(([exitCode]) => exitCode)
    await once(/** @type {import('node:stream').Readable} */ (wrapperProcess.stdout), 'data')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const heard = () => said.split('\n').filter((line) => line.startsWith('SIG'))
  const isAlive = () => {
    try {
      return process.kill(Number(/pid (\d+)/.exec(said)?.[1]), 0)
    } catch {
      return false
    }
  }

  test('Ctrl+C, which comes from the terminal and again from npm, reaches the child once; its exit code is ours', async () => {
    process.kill(-Number(wrapperProcess.pid), 'SIGINT')
    await sleep(20)
    wrapperProcess.kill('SIGINT')
    expect(await code).toBe(5)
    expect(heard()).toEqual(['SIGINT 1'])
  })

  test('a second Ctrl+C reaches it too', async () => {
    wrapperProcess.kill('SIGINT')
    await sleep(500)
    wrapperProcess.kill('SIGINT')
    expect(await code).toBe(5)
    expect(heard()).toEqual(['SIGINT 1', 'SIGINT 2'])
  })

  test.each([
    ['SIGTERM', 'SIGTERM 1'],
    ['SIGHUP', 'SIGTERM 1'],
  ])('%s is waited for as well', async (signal, line) => {
    wrapperProcess.kill(/** @type {NodeJS.Signals} */ (signal))
    expect(await code).toBe(5)
    expect(heard()).toEqual([line])
  })

  test('a wrapper that is killed takes its child with it, politely', async () => {
    process.kill(-Number(wrapperProcess.pid), 'SIGKILL')
    await code
    await expect.poll(isAlive, { timeout: 5000 }).toBe(false)
    expect(heard()).toEqual(['SIGTERM 1'])
  })
})
