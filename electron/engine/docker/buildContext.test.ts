import { chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar-stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contextDigest, packContext, readContext } from './buildContext.ts'

const recipe = { dockerfile: 'Dockerfile', args: { A: '1', B: '2' }, bases: ['sha256:base'] }
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-context-'))
  await mkdir(join(folder, 'bin'))
  await writeFile(join(folder, 'Dockerfile'), 'FROM palier/base:trixie\n')
  await writeFile(join(folder, 'bin/start'), '#!/bin/sh\n', { mode: 0o755 })
  await writeFile(join(folder, 'notes.log'), 'secret')
  await writeFile(join(folder, '.dockerignore'), '*.log\nDockerfile\n')
  await symlink('bin/start', join(folder, 'run'))
})

afterEach(() => rm(folder, { recursive: true }))

async function digest(changes: Partial<typeof recipe & { target: string }> = {}): Promise<string> {
  return contextDigest(folder, await readContext(folder, 'Dockerfile', 'linux'), { ...recipe, ...changes })
}

test('the tar holds what is not ignored, and always the Dockerfile', async () => {
  const found: Record<string, string> = {}
  const unpack = extract()
  unpack.on('entry', ({ name, mode, linkname, type }, stream, next) => {
    found[name] = `${type} ${mode?.toString(8)}${linkname ? ` -> ${linkname}` : ''}`
    stream.on('end', next)
    stream.resume()
  })
  packContext(folder, await readContext(folder, 'Dockerfile', 'linux')).pipe(unpack)
  await new Promise<void>((resolve) => unpack.on('finish', () => resolve()))
  expect(found).toEqual({
    '.dockerignore': 'file 644',
    Dockerfile: 'file 644',
    'bin/': 'directory 755',
    'bin/start': 'file 755',
    run: 'symlink 755 -> bin/start',
  })
})

test('the digest stays when nothing that matters changes', async () => {
  const before = await digest()
  await writeFile(join(folder, 'notes.log'), 'other')
  await utimes(join(folder, 'bin/start'), 0, 0)
  await chmod(join(folder, 'Dockerfile'), 0o600)
  expect(await digest({ args: { B: '2', A: '1' } })).toBe(before)
})

const changes: Array<[string, () => Promise<unknown>]> = [
  ['a file', () => writeFile(join(folder, 'bin/start'), '#!/bin/ash')],
  ['its mode', () => chmod(join(folder, 'bin/start'), 0o644)],
  ['a new file', () => writeFile(join(folder, 'new'), '')],
  ['a name', async () => Promise.all([rm(join(folder, 'run')), symlink('bin/start', join(folder, 'go'))])],
]

test.each(changes)('the digest changes with %s', async (_, change) => {
  const before = await digest()
  await change()
  expect(await digest()).not.toBe(before)
})

test.each([
  ['an argument', { args: { A: '1', B: '3' } }],
  ['the target', { target: 'build' }],
  ['the base image', { bases: ['sha256:other'] }],
])('the digest changes with %s', async (_, change) => {
  expect(await digest(change)).not.toBe(await digest())
})
