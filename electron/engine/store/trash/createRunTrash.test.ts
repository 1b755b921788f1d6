import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Failure, toFailure } from '../../../../shared/domain/failure.ts'
import { aManifest } from '../../../../shared/testing/aManifest.ts'
import { faultyFs } from '../../testing/faultyFs.ts'
import { keptComparisonId as comparisonId, keepRun, keptComparison, keptRunId as runId } from '../../testing/keptRun.ts'
import { createRunArchive } from '../archive/createRunArchive.ts'
import { createRunStore } from '../runStore.ts'
import { realFs, type StoreFs } from '../storeFs.ts'
import { createRunTrash } from './createRunTrash.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'palier-trash-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const living = { isAlive: () => true, self: () => ({ pid: 7, startedAt: 'boot-1/1' }) }
/** The next start, after the death of the process before. */
const successor = { isAlive: () => false, self: () => ({ pid: 8, startedAt: 'boot-1/2' }) }
const noon = '2026-11-22T12:00:00.000Z'

const store = () => createRunStore({ root, host: living })
const trash = (utc = noon, fs: StoreFs = realFs) =>
  createRunTrash({ root, host: living, clock: { utc: () => utc }, fs })
const nextStart = (utc = noon) => createRunTrash({ root, host: successor, clock: { utc: () => utc } })

/** A comparison of two runs, and a run of its own. */
function keepThree(): void {
  keepRun(store(), { comparisonId })
  keepRun(store(), { id: `${runId}2`, comparisonId })
  keepRun(store(), { id: `${runId}3` })
  store().saveComparison(keptComparison())
}

/** Every file of runs and comparisons with its content. */
function contents(): Record<string, string> {
  const files = ['runs', 'comparisons'].flatMap((kind) => {
    if (!existsSync(join(root, kind))) return []
    const entries = readdirSync(join(root, kind), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  })
  return Object.fromEntries(files.map((name) => [name.slice(root.length), readFileSync(name, 'utf8')]))
}

const inTrash = (): string[] => (existsSync(join(root, 'trash')) ? readdirSync(join(root, 'trash')) : [])
const listed = (): string[] =>
  store()
    .list()
    .map(({ id }) => id)

function failureOf(act: () => unknown): Failure | undefined {
  try {
    act()
    return undefined
  } catch (error) {
    return toFailure(error)
  }
}

test('a comparison goes with its runs, out of every list, and comes back to the last byte', () => {
  keepThree()
  const before = contents()
  expect(trash().discard(comparisonId)).toEqual({ discarded: [comparisonId, runId, `${runId}2`], notes: [] })
  expect(listed()).toEqual([`${runId}3`])
  expect(failureOf(() => store().openComparison(comparisonId))?.kind).toBe('unknownName')
  expect(failureOf(() => store().open(`${runId}2`))).toMatchObject({ kind: 'unknownName', known: [`${runId}3`] })
  expect(trash().restore(comparisonId)).toEqual({ restored: [comparisonId, runId, `${runId}2`] })
  expect(contents()).toEqual(before)
  expect(inTrash()).toEqual([])
})

test('a run of a comparison goes alone, by the beginning of its id, and it is said who keeps its figures', () => {
  keepThree()
  const { discarded, notes } = trash().discard(`${runId}2`)
  expect(discarded).toEqual([`${runId}2`])
  expect(notes.map(({ en }) => en)).toEqual([
    `The comparison ${comparisonId} keeps the figures of ${runId}2, without its curves, events and evidence.`,
  ])
  expect(listed()).toHaveLength(2)
  // The comparison may go after it; each comes back by itself.
  trash().discard(comparisonId)
  expect(trash().restore('20261121-184700-c').restored).toEqual([comparisonId, runId])
  expect(trash().restore(`${runId}2`).restored).toEqual([`${runId}2`])
  expect(listed()).toHaveLength(3)
})

test('what is on is refused, and nothing of it moves', () => {
  keepRun(store(), { comparisonId })
  const { outcome: _, ...on } = aManifest({ id: `${runId}2`, comparisonId })
  store().create(on)
  store().saveComparison(keptComparison({ outcome: 'running', lease: { pid: 4242, startedAt: 'x' } }))
  for (const id of [comparisonId, `${runId}2`, runId]) {
    expect(failureOf(() => trash().discard(id))).toMatchObject({ kind: 'stillOn', pid: 4242 })
  }
  expect(listed()).toHaveLength(2)
  expect(inTrash()).toEqual([])
})

test('what is not there cannot be restored, and what is there again is not written over', async () => {
  keepThree()
  expect(failureOf(() => trash().restore(runId))).toEqual({
    kind: 'unknownName',
    what: 'discarded run',
    name: runId,
    known: [],
  })
  const archive = createRunArchive({ root, host: living })
  const file = join(root, 'a.tgz')
  await archive.export(comparisonId, file)
  trash().discard(comparisonId)
  await archive.import(file)
  expect(failureOf(() => trash().restore(comparisonId))).toMatchObject({ kind: 'storeUnwritable' })
  expect(listed()).toHaveLength(3)
  expect(inTrash()).toEqual([comparisonId])
  // Discarded once more, it is there once.
  trash().discard(comparisonId)
  expect(trash().restore(comparisonId).restored).toHaveLength(3)
  expect(inTrash()).toEqual([])
})

test('an unreadable run can be discarded and restored', () => {
  keepRun(store())
  rmSync(join(root, 'runs', runId, 'manifest.json'))
  trash().discard(runId)
  expect(listed()).toEqual([])
  trash().restore(runId)
  expect(listed()).toEqual([runId])
})

test('for a day it can be restored, afterwards it is gone', () => {
  keepThree()
  trash().discard(comparisonId)
  nextStart('2026-11-23T11:59:59.000Z').tidy()
  expect(inTrash()).toEqual([comparisonId])
  nextStart('2026-11-23T12:00:01.000Z').tidy()
  expect(inTrash()).toEqual([])
  expect(listed()).toEqual([`${runId}3`])
})

test('what is being moved by a living process is left to it', () => {
  keepThree()
  const interrupted = faultyFs(9, 'EIO', true)
  failureOf(() => trash(noon, interrupted.fs).discard(comparisonId))
  const hidden = inTrash()
  expect(hidden).toHaveLength(1)
  trash().tidy()
  expect(inTrash()).toEqual(hidden)
  nextStart().tidy()
  expect(inTrash()).toEqual([])
  expect(listed()).toHaveLength(3)
})

/** So many file calls that each of the two makes. */
function callsOf(act: 'discard' | 'restore'): number {
  if (act === 'restore') trash().discard(comparisonId)
  const counted = faultyFs(0, 'EIO', false)
  trash(noon, counted.fs)[act](comparisonId)
  return counted.calls()
}

describe.each(['discard', 'restore'] as const)('%s, cut off at any of its file calls', (act) => {
  test.each([true, false])('for ever: %s; all of it is in one place or the other', (forEver) => {
    keepThree()
    const before = contents()
    const calls = callsOf(act)
    expect(calls).toBeGreaterThan(12)
    for (let failAt = 1; failAt <= calls; failAt += 1) {
      if (inTrash().includes(comparisonId)) trash().restore(comparisonId)
      if (act === 'restore') trash().discard(comparisonId)
      const failure = failureOf(() => trash(noon, faultyFs(failAt, 'EIO', forEver).fs)[act](comparisonId))
      // What fails once is seen to at once: nothing has moved. The last three calls sync what has moved already.
      if (!forEver && failAt <= calls - 3 && failure !== undefined) {
        expect(inTrash().includes(comparisonId), `at ${failAt}`).toBe(act === 'restore')
      }
      nextStart().tidy()
      const isDiscarded = inTrash().includes(comparisonId)
      expect(inTrash(), `at ${failAt}`).toEqual(isDiscarded ? [comparisonId] : [])
      expect(listed(), `at ${failAt}`).toHaveLength(isDiscarded ? 1 : 3)
      if (isDiscarded) trash().restore(comparisonId)
      expect(contents(), `at ${failAt}`).toEqual(before)
    }
  })
})
