import { execFile } from 'node:child_process'
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installationId } from './installationId.ts'
import type { StoreFs } from './storeFs.ts'

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'palier-config-')), 'palier')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

test('is made once, only for the user, and stays', () => {
  const id = installationId({ configFolder: folder })
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(installationId({ configFolder: folder })).toBe(id)
  expect(readdirSync(folder)).toEqual(['installation-id'])
  if (process.platform !== 'win32') expect(statSync(join(folder, 'installation-id')).mode & 0o777).toBe(0o600)
})

test('another folder is another installation', () => {
  expect(installationId({ configFolder: folder })).not.toBe(installationId({ configFolder: `${folder}-2` }))
})

test('first starts at the same moment agree', async () => {
  const startMs = String(Date.now() + 700)
  const fixture = join(import.meta.dirname, 'racingStart.fixture.ts')
  const starts = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, [fixture, folder, startMs]))
  const ids = new Set((await Promise.all(starts)).map(({ stdout }) => stdout))
  expect([...ids]).toEqual([readFileSync(join(folder, 'installation-id'), 'utf8').trim()])
  expect(readdirSync(folder)).toEqual(['installation-id'])
})

test('works on a file system without hard links', () => {
  const linkSync = () => {
    throw Object.assign(new Error('no links here'), { code: 'EPERM', errno: -1 })
  }
  const withoutLinks: StoreFs = { ...fs, linkSync }
  const id = installationId({ configFolder: folder, fs: withoutLinks })
  expect(installationId({ configFolder: folder })).toBe(id)
})

test('a damaged id is said, not replaced', () => {
  installationId({ configFolder: folder })
  writeFileSync(join(folder, 'installation-id'), '')
  expect(() => installationId({ configFolder: folder })).toThrow(
    expect.objectContaining({
      failure: {
        kind: 'storeUnreadable',
        path: join(folder, 'installation-id'),
        message: 'it does not hold an installation id of 32 hexadecimal digits',
      },
    }),
  )
})

test('a folder that cannot be made is named with the reason', () => {
  writeFileSync(join(folder, '..', 'file'), '')
  const inFile = join(folder, '..', 'file', 'palier')
  expect(() => installationId({ configFolder: inFile })).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ message: 'not a directory' }) }),
  )
})
