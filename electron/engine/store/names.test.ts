import { expect, test } from 'vitest'
import { dataFolders } from './dataFolders.ts'
import { evidenceName } from './evidenceName.ts'
import { toComparisonId, toRunId, utcOfId } from './runId.ts'

test.each<[utc: string, configuration: string, random: number, id: string]>([
  ['2026-11-21T18:47:00.000Z', 'duo-lb:tuned', 1_549_082, '20261121-184700-duo-lb-tuned-x7a2'],
  ['2026-01-02T03:04:05.678Z', 'solo:baseline', 0, '20260102-030405-solo-baseline-0000'],
  ['2026-01-02T03:04:05+01:00', 'a', 4_294_967_295, '20260102-020405-a-41z3'],
  ['2026-01-02T03:04:05Z', '../Ünïcode: x', 36, '20260102-030405-n-code-x-0010'],
  ['2026-01-02T03:04:05Z', '::', 1, '20260102-030405-run-0001'],
])('a run at %s of %s with %i is %s', (utc, configuration, random, id) => {
  expect(toRunId(utc, configuration, random)).toBe(id)
})

test('ids sort by time and tell it', () => {
  const earlier = toRunId('2026-11-21T18:47:00Z', 'z', 9)
  const later = toComparisonId('2026-11-21T18:47:01Z', 0)
  expect([later, earlier].toSorted()).toEqual([earlier, later])
  expect(later).toBe('20261121-184701-comparison-0000')
  expect(utcOfId(earlier)).toBe('2026-11-21T18:47:00.000Z')
  expect(utcOfId('20269921-184700-x')).toBeUndefined()
  expect(utcOfId('lost+found')).toBeUndefined()
})

test.each<[name: string, file: RegExp]>([
  ['api-1.log', /^api-1\.log$/],
  ['db.pg_stat_statements.txt', /^db\.pg_stat_statements\.txt$/],
  ['a/b.log', /^a_b-\w+\.log$/],
  ['a\\b.log', /^a_b-\w+\.log$/],
  ['../../etc/passwd', /^_-\w+\._etc_passwd$/],
  ['..', /^unnamed-\w+$/],
  ['', /^unnamed-\w+$/],
  ['.hidden', /^hidden-\w+$/],
  ['CON.txt', /^_CON-\w+\.txt$/],
  [`${'long'.repeat(100)}.log`, /^.{60,90}-\w+\.log$/],
])('evidence named %s is stored as %s', (name, file) => {
  const stored = evidenceName(name)
  expect(stored).toMatch(file)
  expect(stored).not.toMatch(/\.\.|[/\\:]|^\./)
})

test('names that look alike stay apart', () => {
  expect(new Set(['a/b', 'a_b', 'a:b', 'a\\b'].map(evidenceName)).size).toBe(4)
})

test.each<[platform: NodeJS.Platform, env: Record<string, string>, config: string, data: string]>([
  ['linux', {}, '/home/ann/.config/palier', '/home/ann/.local/share/palier'],
  ['linux', { XDG_CONFIG_HOME: '/c', XDG_DATA_HOME: '/d' }, '/c/palier', '/d/palier'],
  ['linux', { XDG_CONFIG_HOME: 'c', XDG_DATA_HOME: '' }, '/home/ann/.config/palier', '/home/ann/.local/share/palier'],
  [
    'darwin',
    { XDG_DATA_HOME: '/d' },
    '/home/ann/Library/Application Support/Palier',
    '/home/ann/Library/Application Support/Palier',
  ],
])('folders on %s with %o', (platform, env, config, data) => {
  expect(dataFolders(platform, env, '/home/ann')).toEqual({ config, data })
})

test('folders on Windows', () => {
  const home = 'C:\\Users\\Ann'
  const env = { APPDATA: 'D:\\Roaming', LOCALAPPDATA: 'D:\\Local' }
  expect(dataFolders('win32', env, home)).toEqual({ config: 'D:\\Roaming\\Palier', data: 'D:\\Local\\Palier' })
  expect(dataFolders('win32', {}, home).config).toBe('C:\\Users\\Ann\\AppData\\Roaming\\Palier')
})
