import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { GeneratorCheck } from '../../../shared/domain/generatorCheck.ts'
import { generatorFile } from './generatorFile.ts'

const check: GeneratorCheck = {
  schema: 'palier.generator/1',
  measuredAt: '2026-11-21T18:47:00.000Z',
  machine: {
    palier: '0.1.0',
    node: '24.1.0',
    platform: 'linux x64',
    hostCpus: 2,
    hostMemoryBytes: 8e9,
    cpuModel: 'Example',
    kernel: '6.1.0',
  },
  load1: 0.3,
  users: 50,
  seconds: 3,
  targets: [
    {
      path: 'loopback',
      ratePerS: 78_123.4,
      cpuPercent: 99.6,
      busyUs: { p50: 600, p99: 1400 },
      floorUs: { p50: 48, p99: 92 },
      failed: 0,
    },
  ],
}

test('the last check is kept, and one that cannot be understood counts as none', () => {
  const root = mkdtempSync(join(tmpdir(), 'palier-generator-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const configFolder = join(root, 'config')
  expect(generatorFile({ configFolder }).last()).toBeUndefined()
  generatorFile({ configFolder }).save(check)
  generatorFile({ configFolder }).save({ ...check, users: 60 })
  expect(generatorFile({ configFolder }).last()).toEqual({ ...check, users: 60 })
  writeFileSync(join(configFolder, 'generator.json'), '{"schema": "palier.generator/2"}')
  expect(generatorFile({ configFolder }).last()).toBeUndefined()
  generatorFile({ configFolder }).save(check)
  expect(generatorFile({ configFolder }).last()).toEqual(check)
})
