import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { PalierError } from '../../../shared/domain/failure.ts'
import { type DevtoolsPipe, openDevtoolsPipe } from './devtoolsPipe.ts'
import { findBrowser } from './findBrowser.ts'

/** A printed report takes about a second; a browser that hangs is given up. */
const printWithinMs = 60_000

/**
 * Prints a document with the installed browser: tagged, with an outline of its headings, in the page size of its own style
 * sheet. Nothing is left behind, neither a process nor a file, however it ends. Throws `PalierError` `noBrowser` or
 * `pdfFailed`, or the signal's reason.
 */
export async function printPdf(
  html: string,
  signal: AbortSignal,
  { browser = findBrowser(), withinMs = printWithinMs }: { readonly browser?: string; readonly withinMs?: number } = {},
): Promise<Uint8Array> {
  signal.throwIfAborted()
  const profile = mkdtempSync(join(tmpdir(), 'palier-print-'))
  const child = start(browser, profile)
  const ended = endOf(child)
  const tooLate = AbortSignal.timeout(withinMs)
  try {
    return await Promise.race([
      print(html, child),
      failedStart(child, ended),
      aborted(AbortSignal.any([signal, tooLate])),
    ])
  } catch (error) {
    signal.throwIfAborted()
    const message = tooLate.aborted ? `it was not done after ${withinMs / 1000} s` : messageOf(error, child)
    throw new PalierError({ kind: 'pdfFailed', browser, message }, { cause: error })
  } finally {
    killAll(child)
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

const flags = [
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--remote-debugging-pipe',
]

function start(browser: string, profile: string): ChildProcess {
  // Chromium refuses to run its sandbox as root; the document is our own, and may load and run nothing.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawn(browser, [...flags, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own, so that its helpers end with it.
    detached: process.platform !== 'win32',
  })
}

async function print(html: string, child: ChildProcess): Promise<Uint8Array> {
  const [, , , toBrowser, fromBrowser] = child.stdio
  const pipe = openDevtoolsPipe(toBrowser as Writable, fromBrowser as Readable)
  const sessionId = await openPage(pipe)
  await pipe.send('Page.enable', {}, sessionId)
  const { frameTree } = await pipe.send('Page.getFrameTree', {}, sessionId)
  const { frame } = frameTree as { frame: { id: string } }
  await pipe.send('Page.setDocumentContent', { frameId: frame.id, html }, sessionId)
  const { data } = await pipe.send(
    'Page.printToPDF',
    { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true },
    sessionId,
  )
  return Buffer.from(String(data), 'base64')
}

async function openPage(pipe: DevtoolsPipe): Promise<string> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true })
  return String(sessionId)
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
}

/** Rejects when the browser cannot be started or ends before it has printed. */
async function failedStart(child: ChildProcess, ended: Promise<void>): Promise<never> {
  const error = new Promise<never>((_, reject) => child.once('error', reject))
  const end = ended.then(() => {
    throw new Error(`it ended with ${child.signalCode ?? `exit code ${child.exitCode}`}`)
  })
  return await Promise.race([error, end])
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function messageOf(error: unknown, { exitCode }: ChildProcess): string {
  const message = error instanceof Error ? error.message : String(error)
  return exitCode === null || exitCode === 0 ? message : `${message} (exit code ${exitCode})`
}

function killAll(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.platform === 'win32' ? child.kill() : process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
