import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aManifest } from '../../../testing/aManifest.ts'
import { recordedRun } from '../../../testing/runs/recordedRun.ts'
import { diagnose } from '../diagnose.ts'
import type { DiagnosisInputs } from '../known.ts'
import { adviceOf } from './advice.ts'

const dominated = recordedRun(
  readFileSync(join(import.meta.dirname, '../../../testing/runs/statement-dominates.ndjson'), 'utf8'),
)

function withParameters(run: DiagnosisInputs, parameters: Record<string, string | number>): DiagnosisInputs {
  const { manifest } = run
  return { ...run, manifest: { ...manifest, configuration: { ...manifest.configuration, parameters } } }
}

test.each<{ name: string; parameters: Record<string, string | number>; advice: string[] }>([
  { name: 'without indexes', parameters: { DB_INDEXES: 'none' }, advice: ['change DB_INDEXES'] },
  { name: 'with them', parameters: { DB_INDEXES: 'study' }, advice: [] },
  { name: 'with a cache before it', parameters: { CACHE_TTL_SECONDS: 30 }, advice: ['raise CACHE_TTL_SECONDS'] },
])('what changes a dominating statement, $name', ({ parameters, advice }) => {
  const { findings } = diagnose(withParameters(dominated, parameters))
  const found = findings.find(({ rule }) => rule === 'dominatingQuery')
  expect(found?.advice.map(({ parameter, direction }) => `${direction} ${parameter}`)).toEqual(advice)
})

test('of the run as it was recorded, which has no indexes, the indexes are the advice', () => {
  const found = diagnose(dominated).findings.find(({ rule }) => rule === 'dominatingQuery')
  expect(found?.advice).toEqual([{ parameter: 'DB_INDEXES', from: 'none', direction: 'change' }])
})

test('a choice that was made is no advice, a number always is, and what the topology does not have never', () => {
  const parameters = { NGINX_PROFILE: 'tuned', NGINX_TIMEOUTS: 'baseline', API_INSTANCES: 2 }
  const { manifest } = withParameters({ ...dominated, manifest: aManifest() }, parameters)
  const wanted = [
    ['NGINX_PROFILE', 'change'],
    ['NGINX_TIMEOUTS', 'change'],
    ['API_INSTANCES', 'raise'],
    ['DB_INDEXES', 'change'],
  ] as const
  expect(adviceOf({ manifest }, ...wanted).map(({ parameter }) => parameter)).toEqual([
    'NGINX_TIMEOUTS',
    'API_INSTANCES',
  ])
})
