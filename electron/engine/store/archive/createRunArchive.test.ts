import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { toFailure } from '../../../../shared/domain/failure.ts'
import { aManifest } from '../../../../shared/testing/aManifest.ts'
import { keptComparisonId as comparisonId, keepRun, keptComparison, keptRunId as runId } from '../../testing/keptRun.ts'
import { createRunStore } from '../runStore.ts'
import { realFs, type StoreFs } from '../storeFs.ts'
import { createRunArchive } from './createRunArchive.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palier-archive-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const host = { isAlive: () => true, self: () => ({ pid: 7, startedAt: 'boot/1' }) }
const rootOf = (name: string): string => join(folder, name)
const storeOf = (name: string) => createRunStore({ root: rootOf(name), host })
const archiveOf = (name: string, fs: StoreFs = realFs) => createRunArchive({ root: rootOf(name), host, fs })
const file = (): string => join(folder, 'run.palier.tgz')

/** Every file below a folder with its content. */
function contents(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(files.map((name) => [name.slice(path.length), readFileSync(name, 'utf8')]))
}

async function refusal(act: () => Promise<unknown>): Promise<string> {
  const failure = await act().then(
    () => undefined,
    (error: unknown) => toFailure(error),
  )
  return failure?.kind === 'archiveRefused' ? failure.message : `not refused: ${JSON.stringify(failure)}`
}

test('what was exported and removed is after the import the same to the last byte', async () => {
  keepRun(storeOf('a'), { comparisonId })
  keepRun(storeOf('a'), { id: `${runId}2`, comparisonId })
  keepRun(storeOf('a'), { id: `${runId}3` })
  storeOf('a').saveComparison(keptComparison())
  const before = contents(rootOf('a'))
  const { bytes } = await archiveOf('a').export(comparisonId, file())
  expect(bytes).toBe(readFileSync(file()).length)
  expect(archiveOf('a').remove(comparisonId)).toEqual({ removed: [comparisonId, runId, `${runId}2`], notes: [] })
  expect(Object.keys(contents(rootOf('a'))).every((name) => name.includes(`${runId}3`))).toBe(true)
  expect(await archiveOf('a').import(file())).toEqual({
    runIds: [runId, `${runId}2`],
    comparisonIds: [comparisonId],
    alreadyThere: [],
  })
  expect(contents(rootOf('a'))).toEqual(before)
  expect(readdirSync(folder).sort()).toEqual(['a', 'run.palier.tgz'])
})

test('the same run gives the same archive', async () => {
  keepRun(storeOf('a'))
  await archiveOf('a').export(runId, file())
  await archiveOf('a').export(runId.slice(0, 20), join(folder, 'again'))
  expect(readFileSync(join(folder, 'again'))).toEqual(readFileSync(file()))
})

test('an import of what is there already changes nothing and says so; another content under the same id is refused', async () => {
  keepRun(storeOf('a'))
  await archiveOf('a').export(runId, file())
  expect(await archiveOf('a').import(file())).toEqual({ runIds: [], comparisonIds: [], alreadyThere: [runId] })
  writeFileSync(join(rootOf('a'), 'runs', runId, 'evidence', 'api-1.log'), 'other\n')
  expect(await refusal(() => archiveOf('a').import(file()))).toMatch(`run ${runId} is here already with other content`)
  expect(storeOf('a').list()).toHaveLength(1)
})

test('what is still on is neither removed nor exported', async () => {
  storeOf('a').create(aManifest())
  storeOf('a').saveComparison(keptComparison({ outcome: 'running', lease: { pid: 12, startedAt: 'x' } }))
  const archive = archiveOf('a')
  for (const act of [() => archive.remove(runId), () => archive.remove(comparisonId)]) {
    expect(() => act()).toThrow('stillOn')
  }
  await expect(archive.export(runId, file())).rejects.toThrow('stillOn')
  await expect(archive.export(comparisonId, file())).rejects.toThrow('stillOn')
  expect(readdirSync(folder)).toEqual(['a'])
  expect(storeOf('a').list()).toHaveLength(1)
})

test('a comparison with a run that is still on stays whole', () => {
  keepRun(storeOf('a'), { comparisonId })
  storeOf('a').create(aManifest({ id: `${runId}2`, comparisonId }))
  storeOf('a').saveComparison(keptComparison())
  const before = contents(rootOf('a'))
  expect(() => archiveOf('a').remove(comparisonId)).toThrow('stillOn')
  expect(contents(rootOf('a'))).toEqual(before)
})

test('a run of a comparison is removed with a note; one that cannot be read is removed as well', () => {
  keepRun(storeOf('a'), { comparisonId })
  storeOf('a').saveComparison(keptComparison())
  expect(archiveOf('a').remove(runId)).toEqual({
    removed: [runId],
    notes: [`The comparison ${comparisonId} keeps the figures of ${runId}; its curves, events and evidence are gone.`],
  })
  keepRun(storeOf('a'))
  writeFileSync(join(rootOf('a'), 'runs', runId, 'manifest.json'), '{')
  expect(archiveOf('a').remove(runId).removed).toEqual([runId])
  expect(readdirSync(join(rootOf('a'), 'runs'))).toEqual([])
})

test('a disk that is full in the middle of an import leaves nothing', async () => {
  keepRun(storeOf('a'), { comparisonId })
  storeOf('a').saveComparison(keptComparison())
  await archiveOf('a').export(comparisonId, file())
  // Four files that are not empty, two folders that get their names.
  for (let nth = 1; nth <= 6; nth += 1) {
    let calls = 0
    const full = (): void => {
      calls += 1
      if (calls === nth) throw Object.assign(new Error('full'), { code: 'ENOSPC', errno: -28 })
    }
    const fs: StoreFs = {
      ...realFs,
      writeSync: ((...args: Parameters<typeof realFs.writeSync>) => {
        full()
        return realFs.writeSync(...args)
      }) as typeof realFs.writeSync,
      renameSync: (...args) => {
        full()
        realFs.renameSync(...args)
      },
    }
    await expect(archiveOf('b', fs).import(file())).rejects.toMatchObject({ failure: { kind: 'diskFull' } })
    expect(Object.keys(contents(rootOf('b')))).toEqual([])
  }
  expect((await archiveOf('b').import(file())).runIds).toEqual([runId])
})

interface HostileEntry {
  readonly name: string
  readonly text?: string
  readonly type?: 'file' | 'symlink' | 'directory' | 'link'
  /** Leaves it out of the index. */
  readonly unnamed?: boolean
  /** As the index tells it. */
  readonly sha256?: string
}

const manifestText = JSON.stringify(aManifest({ outcome: { kind: 'completed' } }))
const manifestEntry: HostileEntry = { name: `runs/${runId}/manifest.json`, text: manifestText }

/** An archive that somebody else made. */
async function write(entries: readonly HostileEntry[], index: object = {}): Promise<void> {
  const tar = pack()
  const files = entries
    .filter(({ unnamed }) => unnamed !== true)
    .map(({ name, text = '', sha256 = createHash('sha256').update(text).digest('hex') }) => {
      return { path: name, bytes: Buffer.byteLength(text), sha256 }
    })
  const whole = { schema: 'palier.archive/1', runs: [runId], comparisons: [], files, ...index }
  tar.entry({ name: 'palier-archive.json' }, JSON.stringify(whole))
  for (const { name, text = '', type = 'file' } of entries) {
    if (type === 'file') tar.entry({ name }, text)
    else tar.entry({ name, type, linkname: '/etc/passwd' })
  }
  tar.finalize()
  await pipeline(tar as unknown as NodeJS.ReadableStream, createGzip(), createWriteStream(file()))
}

describe('an archive that is not to be trusted is refused in a sentence, and nothing is written', () => {
  const cases: ReadonlyArray<readonly [what: string, make: () => Promise<void> | void, sentence: RegExp]> = [
    ['no file', () => undefined, /^There is no such file\.$/],
    ['something else', () => writeFileSync(file(), 'hello'), /not gzip/],
    ['gzip of something else', () => writeFileSync(file(), gzipSync('x'.repeat(2000))), /damaged/],
    ['nothing', () => writeFileSync(file(), gzipSync(Buffer.alloc(1024))), /^It is empty\.$/],
    ['a path that leaves the folder', () => write([manifestEntry, { name: '../../evil.json', text: '{}' }]), /evil/],
    ['an absolute path', () => write([manifestEntry, { name: '/tmp/evil.json', text: '{}' }]), /no part of a run/],
    [
      'an evidence path that leaves the folder',
      () => write([manifestEntry, { name: `runs/${runId}/evidence/../../x/manifest.json` }]),
      /no part of a run/,
    ],
    ['a hidden file', () => write([manifestEntry, { name: `runs/${runId}/.x.ndjson` }]), /no part of a run/],
    ['an id that is none', () => write([], { runs: ['..'] }), /missing in it/],
    [
      'a link',
      () => write([manifestEntry, { name: 'x', type: 'symlink', unnamed: true }]),
      /no plain file but a symlink/,
    ],
    [
      'a hard link',
      () => write([manifestEntry, { name: 'x', type: 'link', unnamed: true }]),
      /no plain file but a link/,
    ],
    [
      'a file that the index does not name',
      () => write([manifestEntry, { name: 'x', unnamed: true }]),
      /does not name/,
    ],
    ['a file twice', () => write([manifestEntry, { ...manifestEntry, unnamed: true }]), /does not name/],
    ['no manifest', () => write([{ name: `runs/${runId}/ticks.ndjson` }]), /manifest\.json.* is missing/],
    ['a wrong checksum', () => write([{ ...manifestEntry, sha256: '0'.repeat(64) }]), /checksum/],
    ['a manifest that is none', () => write([{ ...manifestEntry, text: '{}' }]), /cannot be used/],
    [
      'a manifest of another run',
      () => write([{ ...manifestEntry, text: manifestText.replace(runId, `${runId}9`) }]),
      /belongs to another run/,
    ],
    ['a run that is on', () => write([{ ...manifestEntry, text: JSON.stringify(aManifest()) }]), /has not ended/],
    ['a newer format', () => write([manifestEntry], { schema: 'palier.archive/2' }), /newer Palier/],
    [
      'too much',
      () => write([manifestEntry], { files: [{ path: manifestEntry.name, bytes: 1e12, sha256: '0'.repeat(64) }] }),
      /too large/,
    ],
  ]
  test.each(cases)('%s', async (_, make, sentence) => {
    await make()
    expect(await refusal(() => archiveOf('b').import(file()))).toMatch(sentence)
    expect(readdirSync(folder)).not.toContain('b')
  })

  test('one that was cut off at any place, or had a byte changed', async () => {
    keepRun(storeOf('a'))
    await archiveOf('a').export(runId, file())
    const whole = readFileSync(file())
    for (let length = whole.length - 1; length > 20; length -= 97) {
      truncateSync(file(), length)
      expect(await refusal(() => archiveOf('b').import(file()))).toMatch(/ends too early|damaged/)
      writeFileSync(file(), whole)
    }
    const tar = gunzipSync(whole)
    const at = tar.indexOf('hello')
    tar[at] = 0x48
    writeFileSync(file(), gzipSync(tar))
    expect(await refusal(() => archiveOf('b').import(file()))).toMatch(/api-1\.log in it is damaged: its checksum/)
    expect(readdirSync(folder)).not.toContain('b')
  })
})
