import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clearStalePidFile } from './clearStalePidFile.mjs'
import { pingDocker } from './pingDocker.mjs'
import { runChild } from './runChild.mjs'
import { startDockerd } from './startDockerd.mjs'

/** What stands in for dockerd: `answers` on its socket after a moment, or `dies` with a last word. */
const FAKE = `#!${process.execPath}
const [manner, socketPath] = process.argv.slice(2)
process.stderr.write('level=info msg="Starting up"\\n')
if (manner === 'dies') {
  process.stderr.write('failed to start daemon: Devices cgroup isn’t mounted\\n')
  process.exit(1)
}
require('node:fs').writeFileSync(socketPath + '.pid', String(process.pid))
if (manner === 'answers') {
  setTimeout(() => require('node:http').createServer((_, answer) => answer.end('OK')).listen(socketPath), 300)
} else {
  setInterval(() => {}, 1000)
}
`

describe.skipIf(process.platform === 'win32')('dockerd in the background', () => {
  let folder = ''
  let how = { program: '', socketPath: '', log: '' }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'palier-dockerd-'))
    how = { program: join(folder, 'dockerd'), socketPath: join(folder, 'd.sock'), log: join(folder, 'dockerd.log') }
    writeFileSync(how.program, FAKE)
    // Otherwise a package.json further up, of somebody else, would say what kind of script this is.
    writeFileSync(join(folder, 'package.json'), '{"type": "commonjs"}')
    chmodSync(how.program, 0o755)
  })
  afterEach(() => {
    const pidFile = `${how.socketPath}.pid`
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  test('comes back when it answers', async () => {
    expect(await pingDocker(how.socketPath)).toBe('no')
    await startDockerd({ ...how, args: ['answers', how.socketPath] })
    expect(await pingDocker(how.socketPath)).toBe('yes')
    expect(readFileSync(how.log, 'utf8')).toContain('Starting up')
  })

  test('outlives the process that started it, and holds none of its pipes', async () => {
    const script = `import { startDockerd } from ${JSON.stringify(new URL('./startDockerd.mjs', import.meta.url).href)}
      await startDockerd(${JSON.stringify({ ...how, args: ['answers', how.socketPath] })})`
    // runChild waits until the pipes are closed: it would hang here if the daemon had inherited one.
    const ended = await runChild(process.execPath, ['--input-type=module', '-e', script], { output: 'capture' })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(await pingDocker(how.socketPath)).toBe('yes')
  })

  test('an early death is told with the end of the log', async () => {
    await expect(startDockerd({ ...how, args: ['dies'] })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/ended with code 1[\s\S]*Devices cgroup isn’t mounted/),
    })
  })

  test('one that never answers is given up on', async () => {
    await expect(startDockerd({ ...how, args: ['hangs', how.socketPath], timeoutMs: 500 })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('did not answer within 0.5 s'),
    })
  })

  test('no such program', async () => {
    await expect(startDockerd({ ...how, program: join(folder, 'nothing') })).rejects.toMatchObject({ exitCode: 3 })
  })
})

describe.skipIf(process.platform !== 'linux')('pid files', () => {
  test.each([
    { name: 'of a dead process is removed', pid: () => 999_999_999, program: () => 'dockerd', lives: false },
    {
      name: 'whose id another program has now is removed',
      pid: () => process.ppid,
      program: () => 'dockerd',
      lives: false,
    },
    {
      name: 'of the living program stays',
      pid: () => process.pid,
      program: () => readFileSync(`/proc/${process.pid}/comm`, 'utf8').trim(),
      lives: true,
    },
  ])('a file $name', ({ pid, program, lives }) => {
    const folder = mkdtempSync(join(tmpdir(), 'palier-pid-'))
    const pidFile = join(folder, 'docker.pid')
    writeFileSync(pidFile, `${pid()}\n`)
    expect(clearStalePidFile(pidFile, program())).toBe(lives)
    expect(existsSync(pidFile)).toBe(lives)
    rmSync(folder, { recursive: true })
  })

  test('no file at all', () => {
    expect(clearStalePidFile('/nowhere/docker.pid', 'dockerd')).toBe(false)
  })
})
