import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openChromium } from './openChromium.ts'
import { openWorkbench, watchedContext } from './openWorkbench.ts'
import { makeFolders, removeFolders, startWebHost } from './startWebHost.ts'

const renderer = join(import.meta.dirname, '../../out/renderer')

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** What a window loads before it can show anything. */
test.each([
  { kind: 'scripts', ends: '.js', mostKiB: 300 },
  { kind: 'styles', ends: '.css', mostKiB: 50 },
])('$kind of the window stay within $mostKiB KiB, compressed', ({ kind, ends, mostKiB }) => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(renderer, '.vite/manifest.json'), 'utf8'))
  const files = new Set<string>()
  const add = ({ file, css = [], imports = [] }: Chunk): void => {
    for (const one of [file, ...css]) files.add(one)
    for (const one of imports) if (manifest[one] !== undefined && !files.has(manifest[one].file)) add(manifest[one])
  }
  // What `renderer/start.ts` loads, itself included.
  const main = manifest['main.tsx']
  if (main !== undefined) add(main)
  const sizes = [...files].filter((file) => file.endsWith(ends)).map((file) => readFileSync(join(renderer, file)))
  const plainKiB = sizes.reduce((sum, { length }) => sum + length, 0) / 1024
  const gzipKiB = sizes.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0) / 1024
  process.stdout.write(`${kind}: ${gzipKiB.toFixed(0)} KiB compressed, ${plainKiB.toFixed(0)} KiB\n`)
  expect(sizes.length).toBeGreaterThan(0)
  expect(gzipKiB).toBeLessThan(mostKiB)
})

/** The time is told, not judged: machines differ. */
test('from `palier serve` to a screen that can be used', async () => {
  const folders = makeFolders()
  const browser = await openChromium()
  const beganMs = performance.now()
  const host = await startWebHost(folders)
  const listeningMs = performance.now() - beganMs
  const { context } = await watchedContext(browser, host)
  const page = await openWorkbench(context, host)
  const start = page.getByRole('button', { name: 'Compare' })
  await start.waitFor()
  await expect.poll(() => start.isEnabled(), { interval: 10 }).toBe(true)
  const usableMs = performance.now() - beganMs
  process.stdout.write(`listening after ${listeningMs.toFixed(0)} ms, usable after ${usableMs.toFixed(0)} ms\n`)
  await browser.close()
  expect(await host.end()).toBe(0)
  removeFolders(folders)
})
