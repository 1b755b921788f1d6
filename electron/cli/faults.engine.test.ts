import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunEvent } from '../../shared/domain/events.ts'
import { resultSchema } from '../../shared/domain/resultSchema.ts'
import { writtenFault } from '../../shared/domain/writtenFault.ts'
import { Installation } from './testing/installation.ts'
import { writeOwnTopologies } from './testing/ownTopologies.ts'

const profile = `name: hurt
title: { en: Hurt, fr: Blessé }
model: closed
stages:
  - { duration: 2s, users: 5 }
  - { duration: 18s, users: 5 }
faults:
  - { at: 4s, for: 4s, fault: crash web-1 }
`

test('a fault of the profile and some of the command line: begun, over, refused; stored, seen by the load, nothing left', async ({
  onTestFinished,
}) => {
  const trusted = mkdtempSync(join(tmpdir(), 'palier-hurt-'))
  onTestFinished(() => rmSync(trusted, { recursive: true }))
  writeOwnTopologies(trusted)
  writeFileSync(join(trusted, 'profiles', 'hurt.yaml'), profile)
  const palier = new Installation()
  onTestFinished(() => palier.remove())
  const run = (...faults: string[]) => {
    const options = ['--profile', 'hurt', '--seed', '1', '--json', '-', ...faults.flatMap((one) => ['--fault', one])]
    return palier.run('--trust', trusted, 'run', 'tiny', ...options)
  }

  const wrong = await run('at=1s klil web-1', 'at=1s kill web-2')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('2 problems in --fault')
  expect(wrong.stderr).toContain('found kill web-2, and tiny:baseline has no web-2')
  expect(palier.runFolders()).toEqual([])

  const ended = await run('at=12s kill db', 'at=15s pause db', 'at=16s for=2s pause web-1')
  expect([ended.code, ended.stderr]).toEqual([0, expect.stringContaining('fault failed: pause db (')])
  const [folder = ''] = palier.runFolders()
  const events = readFileSync(join(folder, 'events.ndjson'), 'utf8').trim().split('\n')
  const told = events
    .map((line) => JSON.parse(line) as RunEvent)
    .flatMap((event) => (event.kind === 'fault' ? [`${event.what} ${writtenFault(event.fault.action)}`] : []))
  expect(told).toEqual([
    'begun crash web-1',
    'over crash web-1',
    'begun kill db',
    'failed pause db',
    'begun pause web-1',
    'over pause web-1',
  ])
  const { totals, outcomes } = resultSchema.parse(JSON.parse(ended.stdout))
  expect(totals.ok).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
  expect(await palier.owned()).toEqual([])
})
