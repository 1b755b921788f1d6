import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where Electron keeps its fuses in its program: this mark, a version, their number, a character for each. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

/**
 * A folder that looks like an unpacked Electron to the packager, with the fuses as Electron ships them: what the packager does with a
 * distribution can be looked at where none can be had. Nothing in it runs.
 */
export function standInDistribution(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  const shipped = '10110001'
  const fuses = Buffer.concat([Buffer.from(mark), Buffer.from([1, shipped.length]), Buffer.from(shipped)])
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses])
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 })
  writeFileSync(join(folder, 'version'), version)
  for (const language of ['de', 'en-US', 'fr', 'zh-CN']) writeFileSync(join(folder, `locales/${language}.pak`), '')
}

/** As they stand in a program: on or off. */
export function readFuses(program: string): Readonly<Record<(typeof fuseNames)[number], boolean>> {
  const bytes = readFileSync(program)
  const from = bytes.indexOf(mark) + mark.length + 2
  const state = (index: number): boolean => String.fromCharCode(bytes[from + index] ?? 0) === '1'
  return Object.fromEntries(fuseNames.map((name, index) => [name, state(index)])) as ReturnType<typeof readFuses>
}
