import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Failure, toFailure } from '../../../shared/domain/failure.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import type { Host } from '../ports/host.ts'
import { createRunStore } from './runStore.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'palier-store-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const allAlive: Pick<Host, 'isAlive'> = { isAlive: () => true }
const allDead: Pick<Host, 'isAlive'> = { isAlive: () => false }
const storeOf = (host = allAlive) => createRunStore({ root, host })
const other = '20261121-190000-solo-baseline-aaaa'

function failureOf(act: () => unknown): Failure {
  try {
    act()
  } catch (error) {
    return toFailure(error)
  }
  throw new Error('nothing was thrown')
}

describe('a run that is written and read', () => {
  test('has the folder of the design and gives back what was appended, in order', () => {
    const store = storeOf()
    const writer = store.create(aManifest())
    writer.append('ticks', [{ second: 0 }, { second: 1 }])
    writer.append('ticks', [])
    writer.append('ticks', [{ second: 2, note: 'é→\n' }])
    writer.saveEvidence('api-1.log', 'hello')

    expect(writer.folder).toBe(join(root, 'runs', aManifest().id))
    expect(readdirSync(writer.folder).sort()).toEqual([
      'counters.ndjson',
      'events.ndjson',
      'evidence',
      'histograms.ndjson',
      'lines.ndjson',
      'logs.ndjson',
      'manifest.json',
      'probes.ndjson',
      'readings.ndjson',
      'ticks.ndjson',
    ])
    const opened = store.open(aManifest().id)
    expect(opened.manifest).toEqual(aManifest())
    expect([...opened.records('ticks')]).toEqual([{ second: 0 }, { second: 1 }, { second: 2, note: 'é→\n' }])
    expect([...opened.records('readings')]).toEqual([])
    expect(opened.result).toBeUndefined()
    expect(readFileSync(join(writer.folder, 'evidence', 'api-1.log'), 'utf8')).toBe('hello')
  })

  test('takes records after its outcome was saved', () => {
    const store = storeOf()
    const writer = store.create(aManifest())
    writer.append('events', [{ seq: 1 }])
    writer.saveManifest(aManifest({ outcome: { kind: 'completed' } }))
    writer.append('events', [{ seq: 2 }])
    expect([...store.open(aManifest().id).records('events')]).toEqual([{ seq: 1 }, { seq: 2 }])
  })

  // Counts them in /proc.
  test.skipIf(process.platform !== 'linux')('gives its descriptors back once the outcome is saved', () => {
    const before = readdirSync('/proc/self/fd').length
    for (let index = 0; index < 5; index += 1) {
      const manifest = aManifest({ id: `${aManifest().id}${index}` })
      const writer = storeOf().create(manifest)
      writer.append('ticks', [{ second: 0 }])
      writer.saveManifest({ ...manifest, outcome: { kind: 'completed' } })
      writer.append('events', [{ seq: 1 }])
    }
    expect(readdirSync('/proc/self/fd').length).toBe(before)
  })

  test('refuses a manifest that could not be read again', () => {
    expect(() => storeOf().create(aManifest({ seed: Number.NaN }))).toThrow(/seed/)
    expect(storeOf().list()).toEqual([])
  })

  test('a second run with the same id is refused and the first one kept', () => {
    storeOf()
      .create(aManifest())
      .append('ticks', [{ second: 0 }])
    expect(failureOf(() => storeOf().create(aManifest({ seed: 8 })))).toMatchObject({ kind: 'storeUnwritable' })
    const kept = storeOf().open(aManifest().id)
    expect([kept.manifest.seed, [...kept.records('ticks')].length]).toEqual([7, 1])
    expect(readdirSync(join(root, 'runs'))).toEqual([aManifest().id])
  })
})

describe('a stream that was damaged', () => {
  const long = 'x'.repeat(700_000)
  test.each<{ name: string; text: string; seconds: number[]; damaged: number[] }>([
    { name: 'nothing written', text: '', seconds: [], damaged: [] },
    { name: 'whole', text: '{"second":0}\n{"second":1}\n', seconds: [0, 1], damaged: [] },
    { name: 'torn in the last line', text: '{"second":0}\n{"seco', seconds: [0], damaged: [] },
    { name: 'torn just before the line end', text: '{"second":0}\n{"second":1}', seconds: [0], damaged: [] },
    { name: 'zeros after a power cut', text: '{"second":0}\n\0\0\0\0', seconds: [0], damaged: [] },
    { name: 'a bad line in the middle', text: '{"second":0}\n{"sec\n{"second":2}\n', seconds: [0, 2], damaged: [2] },
    { name: 'lines that are no records', text: '7\n\n[]\nnull\n{"second":4}\n', seconds: [4], damaged: [1, 2, 3, 4] },
    {
      name: 'a line longer than a chunk',
      text: `{"second":0,"é":"${long}"}\n{"second":1}\n`,
      seconds: [0, 1],
      damaged: [],
    },
  ])('$name', ({ text, seconds, damaged }) => {
    const writer = storeOf().create(aManifest())
    writeFileSync(join(writer.folder, 'ticks.ndjson'), text)
    const found: number[] = []
    const records = [
      ...storeOf()
        .open(aManifest().id)
        .records('ticks', (line) => found.push(line)),
    ]
    expect(records.map((record) => (record as { second: number }).second)).toEqual(seconds)
    expect(found).toEqual(damaged)
  })
})

describe('opening', () => {
  test.each([
    { asked: '20261121-184700', found: aManifest().id },
    { asked: other, found: other },
  ])('$asked', ({ asked, found }) => {
    storeOf().create(aManifest())
    storeOf().create(aManifest({ id: other }))
    expect(storeOf().open(asked).manifest.id).toBe(found)
  })

  test.each<{ name: string; asked: string; known: string[] }>([
    { name: 'a beginning that two have', asked: '20261121', known: [other, aManifest().id] },
    { name: 'a part of one', asked: 'duo-lb', known: [aManifest().id] },
    { name: 'nothing alike', asked: 'nope', known: [other, aManifest().id] },
    { name: 'nothing', asked: '', known: [other, aManifest().id] },
    { name: 'a path', asked: `../runs/${other}`, known: [other, aManifest().id] },
  ])('refuses $name and names what there is', ({ asked, known }) => {
    storeOf().create(aManifest())
    storeOf().create(aManifest({ id: other }))
    expect(failureOf(() => storeOf().open(asked))).toEqual({ kind: 'unknownName', what: 'run', name: asked, known })
  })

  const newer = JSON.stringify({ ...aManifest(), schema: 'palier.run/2' })
  test.each<{ name: string; text: string | undefined; message: RegExp }>([
    { name: 'no manifest', text: undefined, message: /^the file is missing$/ },
    { name: 'an empty manifest', text: '', message: /^the file is empty$/ },
    { name: 'half a manifest', text: '{"schema": "pal', message: /^it is not JSON/ },
    {
      name: 'a newer Palier’s',
      text: newer,
      message: /^it was written by a newer Palier \(format palier\.run\/2; this/,
    },
    { name: 'a wrong field', text: JSON.stringify({ ...aManifest(), seed: 'x' }), message: /^seed: / },
    { name: 'an unknown field', text: JSON.stringify({ ...aManifest(), zap: 1 }), message: /zap/ },
  ])('says why: $name', ({ text, message }) => {
    const path = join(storeOf().create(aManifest()).folder, 'manifest.json')
    if (text === undefined) rmSync(path)
    else writeFileSync(path, text)
    const failure = failureOf(() => storeOf().open(aManifest().id))
    expect(failure).toMatchObject({ kind: 'storeUnreadable', path, message: expect.stringMatching(message) })
    expect(storeOf().list()).toMatchObject([{ id: aManifest().id, outcome: 'unreadable' }])
  })
})

describe('a run whose process is gone', () => {
  test.each<{ name: string; events: object[]; passed: string[]; during: string }>([
    { name: 'before any event', events: [], passed: [], during: 'queued' },
    { name: 'by its manifest', events: [], passed: ['queued', 'resolving', 'building'], during: 'starting' },
    {
      name: 'by its events',
      events: [{ kind: 'state', at: 'measuring' }, { kind: 'tick' }, { kind: 'state', at: 'flying' }],
      passed: ['queued'],
      during: 'measuring',
    },
  ])('was interrupted, $name', ({ events, passed, during }) => {
    const manifest = aManifest({ states: passed.map((at) => ({ at, durationMs: 1 })) })
    const { folder } = storeOf().create(manifest)
    for (const event of events) appendFileSync(join(folder, 'events.ndjson'), `${JSON.stringify(event)}\n`)
    const before = readFileSync(join(folder, 'manifest.json'), 'utf8')

    expect(storeOf(allAlive).list()).toMatchObject([{ outcome: 'running' }])
    expect(storeOf(allAlive).open(manifest.id).manifest.outcome).toBeUndefined()
    expect(storeOf(allDead).list()).toMatchObject([{ outcome: 'interrupted' }])
    expect(storeOf(allDead).open(manifest.id).manifest.outcome).toEqual({ kind: 'interrupted', during })
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).toBe(before)

    expect(storeOf(allDead).settleInterrupted()).toEqual({ settled: [manifest.id], failed: [] })
    expect(storeOf(allDead).settleInterrupted()).toEqual({ settled: [], failed: [] })
    expect(storeOf(allAlive).open(manifest.id).manifest.outcome).toEqual({ kind: 'interrupted', during })
  })

  test('settling spares the living and the unreadable', () => {
    const living: Pick<Host, 'isAlive'> = { isAlive: ({ startedAt }) => startedAt === 'now' }
    storeOf().create(aManifest())
    storeOf().create(aManifest({ id: other, lease: { pid: 1, startedAt: 'now' } }))
    mkdirSync(join(root, 'runs', 'something-else'))
    expect(storeOf(living).settleInterrupted()).toEqual({ settled: [aManifest().id], failed: [] })
    const outcomes = Object.fromEntries(
      storeOf(living)
        .list()
        .map(({ id, outcome }) => [id, outcome]),
    )
    expect(outcomes).toEqual({ [other]: 'running', [aManifest().id]: 'interrupted', 'something-else': 'unreadable' })
  })

  test('what it wrote with its last breath counts', () => {
    const writer = storeOf().create(aManifest())
    const finishesWhileAsked: Pick<Host, 'isAlive'> = {
      isAlive: () => {
        writer.saveManifest(aManifest({ outcome: { kind: 'completed' } }))
        return false
      },
    }
    expect(storeOf(finishesWhileAsked).settleInterrupted().settled).toEqual([])
    expect(storeOf(allDead).open(aManifest().id).manifest.outcome).toEqual({ kind: 'completed' })
  })

  test('folders it had not finished making are removed, those of the living are not', () => {
    const name = (startedAt: string) => `.making-12-${encodeURIComponent(startedAt)}-${aManifest().id}`
    for (const startedAt of ['a/1', 'b/2']) mkdirSync(join(root, 'runs', name(startedAt)), { recursive: true })
    storeOf({ isAlive: ({ pid, startedAt }) => pid === 12 && startedAt === 'b/2' }).settleInterrupted()
    expect(readdirSync(join(root, 'runs'))).toEqual([name('b/2')])
    expect(storeOf().list()).toEqual([])
  })
})
