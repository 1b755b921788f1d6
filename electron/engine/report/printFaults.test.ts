import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { PalierError } from '../../../shared/domain/failure.ts'
import { findBrowser } from './findBrowser.ts'
import { printPdf } from './printPdf.ts'

/** A program in the browser's place that does something else. */
function program(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-browser-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'browser')
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return file
}

const printFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('palier-print-'))
const signal = () => new AbortController().signal
const failureOf = (error: unknown) => (error instanceof PalierError ? error.failure : error)
const failed = (printing: Promise<unknown>) => printing.then(() => 'printed', failureOf)

// The stand-in browsers are shell scripts, which Windows does not run.
test.skipIf(process.platform === 'win32')('a browser that ends at once, and one that says nonsense', async () => {
  const before = printFolders()
  const ending = program('exit 3')
  expect(await failed(printPdf('', signal(), { browser: ending }))).toMatchObject({
    kind: 'pdfFailed',
    browser: ending,
  })
  const deaf = program('exec sleep 60')
  expect(await failed(printPdf('', signal(), { browser: deaf, withinMs: 200 }))).toEqual({
    kind: 'pdfFailed',
    browser: deaf,
    message: 'it was not done after 0.2 s',
  })
  expect(printFolders()).toEqual(before)
})

// A shell script, too.
test.skipIf(process.platform === 'win32')('a refusal by the browser is told in its own words', async () => {
  const refusing = program(`printf '{"id":1,"error":{"message":"no targets here"}}\\0' >&4; exec sleep 60`)
  expect(await failed(printPdf('', signal(), { browser: refusing }))).toMatchObject({ message: 'no targets here' })
})

// Looks for what is left in /proc.
test.skipIf(process.platform !== 'linux')('a stop ends the browser and everything it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'palier-pids-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const browser = program(`sleep 61 & echo $! > ${folder}/helper; echo $$ > ${folder}/own; : > ${folder}/up; wait`)
  const stop = new AbortController()
  const printing = failed(printPdf('', stop.signal, { browser }))
  await expect.poll(() => readdirSync(folder)).toContain('up')
  const pids = ['helper', 'own'].map((name) => Number(readFileSync(join(folder, name), 'utf8')))
  stop.abort(new Error('stopped'))
  expect(await printing).toEqual(new Error('stopped'))
  await expect.poll(() => pids.filter(isAlive)).toEqual([])
})

function isAlive(pid: number): boolean {
  try {
    // One that has ended waits here, as Z, until whoever is its parent asks for it.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

test('a browser that is not there, and a program that is none', async () => {
  expect(await failed(printPdf('', signal(), { browser: '/nonexistent/chromium' }))).toMatchObject({
    kind: 'pdfFailed',
  })
  const look = () => findBrowser('linux', { PALIER_CHROMIUM: '/nonexistent/chromium' })
  expect(look).toThrow(
    expect.objectContaining({ failure: { kind: 'noBrowser', chosen: true, tried: ['/nonexistent/chromium'] } }),
  )
  const none = () => findBrowser('linux', { PATH: '/nonexistent:/neither' })
  expect(none).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'noBrowser', chosen: false }) }),
  )
})
