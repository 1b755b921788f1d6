import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Failure, toFailure } from '../../../shared/domain/failure.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import type { RunWriter } from '../ports/runStore.ts'
import { canMountTmpfs } from '../testing/canMountTmpfs.ts'
import { faultyFs } from '../testing/faultyFs.ts'
import { createRunStore } from './runStore.ts'
import type { StoreFs } from './storeFs.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'palier-faults-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const host = { isAlive: () => false }

interface Acknowledged {
  records: number
  warnings: string[]
  failures: Failure[]
  created: boolean
}

/** A short run: what the store acknowledged of it, and every failure it reported. */
function shortRun(withFs: StoreFs): Acknowledged {
  const seen: Acknowledged = { records: 0, warnings: [], failures: [], created: false }
  const attempt = (act: () => void) => {
    try {
      act()
    } catch (error) {
      seen.failures.push(toFailure(error))
    }
  }
  let writer: RunWriter | undefined
  attempt(() => {
    writer = createRunStore({ root, host, fs: withFs }).create(aManifest())
    seen.created = true
  })
  for (let batch = 0; batch < 3; batch += 1) {
    attempt(() => {
      writer?.append('ticks', [
        { batch, part: 0 },
        { batch, part: 1 },
      ])
      seen.records += writer === undefined ? 0 : 2
    })
    attempt(() => {
      writer?.saveManifest(aManifest({ warnings: [{ en: String(batch), fr: '' }] }))
      seen.warnings.push(String(batch))
    })
  }
  return seen
}

const callsOfShortRun = (() => {
  root = mkdtempSync(join(tmpdir(), 'palier-count-'))
  const counted = faultyFs(0, 'EIO', false)
  shortRun(counted.fs)
  rmSync(root, { recursive: true, force: true })
  return counted.calls()
})()

describe.each([
  { code: 'ENOSPC', forEver: false },
  { code: 'ENOSPC', forEver: true },
  { code: 'EIO', forEver: false },
  { code: 'EIO', forEver: true },
  { code: 'EACCES', forEver: false },
  { code: 'EMFILE', forEver: true },
])(`any of ${callsOfShortRun} file calls fails with $code, for ever: $forEver`, ({ code, forEver }) => {
  test('what was acknowledged is readable, what failed was said, nothing is half there', () => {
    expect(callsOfShortRun).toBeGreaterThan(50)
    for (let failAt = 1; failAt <= callsOfShortRun; failAt += 1) {
      fs.rmSync(root, { recursive: true, force: true })
      fs.mkdirSync(root)
      const seen = shortRun(faultyFs(failAt, code, forEver).fs)
      const store = createRunStore({ root, host })
      const listed = store.list()

      for (const failure of seen.failures) {
        expect(failure, `call ${failAt}`).toMatchObject({
          kind: code === 'ENOSPC' ? 'diskFull' : 'storeUnwritable',
          path: expect.stringContaining(root),
        })
      }
      // A failed close is the one fault without consequence: everything is synced by then.
      if (forEver && failAt < callsOfShortRun) expect(seen.failures.length, `call ${failAt}`).toBeGreaterThan(0)
      expect(listed.map(({ outcome }) => outcome).filter((outcome) => outcome === 'unreadable')).toEqual([])
      if (!seen.created) continue
      const run = store.open(aManifest().id)
      const damaged: number[] = []
      const records = [...run.records('ticks', (line) => damaged.push(line))]
      expect(damaged, `call ${failAt}`).toEqual([])
      expect(records.length, `call ${failAt}`).toBeGreaterThanOrEqual(seen.records)
      expect(Number(run.manifest.warnings[0]?.en ?? -1)).toBeGreaterThanOrEqual(Number(seen.warnings.at(-1) ?? -1))
      if (!forEver) expect(readdirSync(run.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    }
  })
})

test('after a failed write nothing is appended to that file, other files go on, and each call says so', () => {
  let broken = false
  const fsThatBreaks: StoreFs = {
    ...fs,
    writeSync: ((file: number, bytes: Uint8Array, offset: number) => {
      if (!broken) return fs.writeSync(file, bytes, offset)
      if (offset > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC', errno: -28 })
      return fs.writeSync(file, bytes, 0, 5)
    }) as StoreFs['writeSync'],
  }
  const writer = createRunStore({ root, host, fs: fsThatBreaks }).create(aManifest())
  writer.append('ticks', [{ second: 0 }])
  broken = true
  const full = { failure: { kind: 'diskFull', path: join(writer.folder, 'ticks.ndjson') } }
  expect(() => writer.append('ticks', [{ second: 1 }])).toThrow(expect.objectContaining(full))
  broken = false
  expect(() => writer.append('ticks', [{ second: 2 }])).toThrow(expect.objectContaining(full))
  writer.append('events', [{ seq: 1 }])
  const run = createRunStore({ root, host }).open(aManifest().id)
  expect([...run.records('ticks')]).toEqual([{ second: 0 }])
  expect([...run.records('events')]).toEqual([{ seq: 1 }])
})

// Mounts a small file system of its own, for which it must be root.
test.skipIf(!canMountTmpfs())('a disk that really is full: the failure names the file, the run stays readable', () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'palier-test', root])
  try {
    const store = createRunStore({ root, host })
    const writer = store.create(aManifest())
    let acknowledged = 0
    const fill = () => {
      for (;;) {
        writer.append('ticks', [{ acknowledged, filler: 'x'.repeat(1500) }])
        acknowledged += 1
      }
    }
    expect(fill).toThrow(
      expect.objectContaining({ failure: { kind: 'diskFull', path: join(writer.folder, 'ticks.ndjson') } }),
    )
    const ended = aManifest({ outcome: { kind: 'completed' }, warnings: [{ en: 'x'.repeat(8000), fr: '' }] })
    expect(() => writer.saveManifest(ended)).toThrow(
      expect.objectContaining({ failure: { kind: 'diskFull', path: join(writer.folder, 'manifest.json') } }),
    )
    expect(acknowledged).toBeGreaterThan(100)
    expect([...store.open(aManifest().id).records('ticks')]).toHaveLength(acknowledged)
    expect(store.open(aManifest().id).manifest).toEqual({
      ...aManifest(),
      outcome: { kind: 'interrupted', during: 'queued' },
    })
    expect(readdirSync(writer.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  } finally {
    execFileSync('umount', ['--lazy', root])
  }
})

test('kill −9 in the middle of appending, 20 times: every acknowledged record is there, in order', async () => {
  let acknowledgedInAll = 0
  for (let trial = 0; trial < 20; trial += 1) {
    const id = `20261121-1847${String(trial).padStart(2, '0')}-killed-x7k2`
    const child = spawn(process.execPath, [join(import.meta.dirname, 'killedWriter.fixture.ts'), root, id], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      // A different number of batches each time; the signal lands wherever the writer is then.
      if (said.split('\n').length > 3 + trial * 2) child.kill('SIGKILL')
    })
    const [, signal] = await once(child, 'close')
    expect(signal).toBe('SIGKILL')
    const acknowledged = Number(said.split('\n').at(-2))
    const damaged: number[] = []
    const run = createRunStore({ root, host }).open(id)
    const records = [...run.records('ticks', (line) => damaged.push(line))] as { sequence: number }[]
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index))
    expect(records.length).toBeGreaterThanOrEqual(acknowledged)
    expect(damaged).toEqual([])
    expect(run.manifest.outcome?.kind).toBe('interrupted')
    acknowledgedInAll += acknowledged
  }
  expect(acknowledgedInAll).toBeGreaterThan(20 * 8)
}, 60_000)

test('of several processes that make the same runs one succeeds with each; settling at the same time agrees', async () => {
  const script = (act: string) => `
    import { createRunStore } from ${JSON.stringify(join(import.meta.dirname, 'runStore.ts'))}
    import { aManifest } from ${JSON.stringify(join(import.meta.dirname, '../../../shared/testing/aManifest.ts'))}
    const store = createRunStore({ root: ${JSON.stringify(root)}, host: { isAlive: () => false } })
    let done = 0
    for (let round = 0; round < 20; round += 1) {
      while (Date.now() < Number(process.argv[1]) + round * 12) {}
      try { ${act} } catch (error) { if (error.failure?.message !== 'a run of this id exists') throw error }
    }
    process.exitCode = 100 + done`
  const inParallel = async (act: string) => {
    const startMs = Date.now() + 700
    const children = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script(act), String(startMs)], { stdio: 'pipe' }),
    )
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0] as number))
    return codes.map((code) => code - 100)
  }
  const made = await inParallel("store.create(aManifest({ id: '20261121-184700-race-' + round })); done += 1")
  expect(Math.min(...made)).toBeGreaterThanOrEqual(0)
  expect(made.reduce((sum, one) => sum + one, 0)).toBe(20)
  expect(readdirSync(join(root, 'runs')).filter((name) => name.startsWith('.'))).toEqual([])

  expect(await inParallel('store.settleInterrupted()')).toEqual([0, 0, 0])
  const after = createRunStore({ root, host: { isAlive: () => true } })
  expect(after.list().map(({ outcome }) => outcome)).toEqual(Array.from({ length: 20 }, () => 'interrupted'))
})
