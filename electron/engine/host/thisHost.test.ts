import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Leases } from '../leases.ts'
import { leaseFiles } from './leaseFiles.ts'
import { processStart } from './processStart.ts'
import { thisHost } from './thisHost.ts'

const host = thisHost('0.0.0')

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-leases-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('this process is alive, and a process that ended is not', async () => {
  expect(host.isAlive(host.self())).toBe(true)
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  const { pid = 0 } = child
  const its = { pid, startedAt: processStart(pid) ?? '' }
  expect(host.isAlive(its)).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(host.isAlive(its)).toBe(false)
})

test('a process id that was given to another process is not mistaken for the old one', () => {
  expect(host.isAlive({ pid: process.pid, startedAt: 'another boot/1' })).toBe(false)
})

test('a lease holds as long as its process lives, and is forgotten afterwards', () => {
  const folder = tempFolder()
  const leases = new Leases(leaseFiles(folder), host)
  const giveBack = leases.take('run-1')
  leaseFiles(folder).write({ runId: 'run-2', pid: 999_999_999, startedAt: 'long ago' })
  expect(leases.isLive('run-1')).toBe(true)
  expect(leases.isLive('run-2')).toBe(false)
  expect(leases.dead().map(({ runId }) => runId)).toEqual(['run-2'])
  leases.forget('run-2')
  expect(readdirSync(folder)).toEqual(['run-1.json'])
  giveBack()
  expect(leases.isLive('run-1')).toBe(false)
})

test('a damaged lease file holds nothing', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'run-1.json'), '{"runId": ')
  expect(new Leases(leaseFiles(folder), host).live()).toEqual([])
})

test('the free space of a folder is that of its disk, also before it exists', () => {
  const folder = tempFolder()
  const free = host.freeBytes(folder) ?? 0
  expect(free).toBeGreaterThan(0)
  // Others write to the same disk meanwhile.
  expect((host.freeBytes(join(folder, 'not', 'there')) ?? 0) / free).toBeCloseTo(1, 1)
})
