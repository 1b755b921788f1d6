import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { type Packed, packLinux } from './packaging/packLinux.ts'
import { type ArchiveEntry, readArchive } from './packaging/readArchive.ts'
import { readFuses } from './packaging/standInDistribution.ts'
import { startStandIn } from './standin/startStandIn.ts'

let packed: Packed
let entries: ArchiveEntry[]
beforeAll(async () => {
  packed = await packLinux(packageJson.devDependencies.electron)
  entries = readArchive(join(packed.unpacked, 'resources/app.asar'))
})
afterAll(() => rmSync(packed.stage, { recursive: true, force: true }))

const own = (): string[] => entries.map(({ path }) => path).filter((path) => !path.startsWith('node_modules/'))

test('the archive holds the built desktop and nothing else', () => {
  const shapes = own().map((path) => path.replace(/-[\w-]{8}\./, '-*.'))
  const [renderer, rest] = [
    shapes.filter((path) => path.startsWith('out/renderer/')),
    shapes.filter((path) => !path.startsWith('out/renderer/')),
  ]
  // What entries have in common is in chunks; the next test says that each is needed.
  const isChunk = (path: string) => /^out\/\w+-\*\.js$/.test(path)
  expect(rest.filter((path) => !isChunk(path)).toSorted()).toEqual([
    'out/loadWorker.js',
    'out/main.js',
    // The target of the generator's own check.
    'out/nullWorker.js',
    'out/preload.cjs',
    'package.json',
  ])
  expect(renderer).toContain('out/renderer/index.html')
  // What app:// serves; a file of another kind would be there for nothing.
  const served = ['.html', '.js', '.css', '.svg', '.png', '.woff2']
  expect(renderer.filter((path) => !served.includes(extname(path)))).toEqual([])
})

test('every script of the desktop is reached from its entries', () => {
  const texts = new Map(entries.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]))
  const reached = new Set(['out/main.js', 'out/loadWorker.js', 'out/nullWorker.js', 'out/preload.cjs'])
  for (const path of reached) {
    for (const [, name] of (texts.get(path) ?? '').matchAll(/(?:from|import)\s*\(?\s*"\.\/([^"]+\.js)"/g))
      reached.add(`out/${name}`)
  }
  expect(own().filter((path) => /^out\/[^/]+\.c?js$/.test(path) && !reached.has(path))).toEqual([])
})

test('no native file, no source, test, log or map, nothing beside the archive', () => {
  const wrong = entries.filter(
    ({ path, isUnpacked }) =>
      isUnpacked ||
      /\.(node|so|dll|dylib|exe|ts|tsx|mts|map|log|cc|gyp|md|ya?ml)$/.test(path) ||
      /(^|\/)(\.[^/]+|tests?|__tests__|e2e|bench)(\/|$)/.test(path),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
  expect(existsSync(join(packed.unpacked, 'resources/app.asar.unpacked'))).toBe(false)
})

test('packages in it are those that run', () => {
  const names = new Set(entries.flatMap(({ path }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
  for (const name of ['dockerode', 'docker-modem', 'undici', '@grpc/grpc-js', 'tar-fs', 'ssh2'])
    expect(names).toContain(name)
  for (const name of ['electron', 'react', 'vite', 'commander', 'hono', 'cpu-features', 'nan'])
    expect(names).not.toContain(name)
})

test('the archive keeps its budget: 11 MB, of which 6 MB are ours', () => {
  const megabytes = (some: readonly ArchiveEntry[]): number =>
    some.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6
  expect(megabytes(entries)).toBeLessThan(11)
  expect(megabytes(entries.filter(({ path }) => path.startsWith('out/')))).toBeLessThan(6)
})

test('what Docker builds read lies beside the archive as real files', () => {
  const resources = join(packed.unpacked, 'resources')
  for (const file of [
    'topologies/solo/compose.yaml',
    'images/catalogue-api/Dockerfile',
    'images/copro-api/dist/server.js',
    'profiles/quick.yaml',
    'LICENSE',
  ]) {
    expect(existsSync(join(resources, file)), file).toBe(true)
  }
  expect(existsSync(join(resources, 'icons'))).toBe(false)
})

test('two languages, and an entry in the desktop’s menu', () => {
  expect(readdirSync(join(packed.unpacked, 'locales'))).toEqual(['en-US.pak', 'fr.pak'])
  for (const line of [
    'Name=Palier',
    'Categories=Development;',
    'Icon=palier',
    'StartupWMClass=Palier',
    'Comment[fr]=Compare des architectures d’API sous charge',
  ]) {
    expect(packed.desktopEntry.split('\n')).toContain(line)
  }
})

test('the fuses as they stand in the program', () => {
  expect(readFuses(join(packed.unpacked, 'palier'))).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('what was packed starts: page, engine with the files beside the archive, load thread', async () => {
  const resources = join(packed.unpacked, 'resources')
  const content = join(resources, 'content')
  for (const { path, bytes } of entries) {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    writeFileSync(join(content, path), bytes)
  }
  const thread = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `await import(${JSON.stringify(join(content, 'out/loadWorker.js'))})`],
    { encoding: 'utf8' },
  )
  expect(thread.stderr).toBe('')
  const shell = await startStandIn(join(content, 'out'), { PALIER_STAND_IN_PACKAGED: resources })
  try {
    const page = await shell.page()
    await expect.poll(() => page.locator('nav a').count()).toBeGreaterThan(3)
    const outline = await page.evaluate(() =>
      window.palier?.ask['configuration.outline']({ configuration: 'trio-cache', parameters: {} }),
    )
    expect(outline).toMatchObject({ ok: true, value: { configuration: 'trio-cache:baseline' } })
    expect(shell.errors()).toBe('')
  } finally {
    await shell.stop()
  }
})
