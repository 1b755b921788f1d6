import { expect, test } from 'vitest'
import { toPhases } from '../../load/toPhases.ts'
import { phaseSentence } from '../../text/diagnosis/phaseSentence.ts'
import { diagnose } from './diagnose.ts'
import { aRun, happened, ticksOf } from './testing/aRun.ts'

const stormy = aRun({
  ticks: ticksOf(`${'o'.repeat(6)}${'e'.repeat(6)}xxx${'o'.repeat(15)}`),
  events: happened(
    30_000,
    [12_100, { kind: 'component', container: 'lb', what: 'died', exitCode: 1 }],
    [13_900, { kind: 'component', container: 'lb', what: 'restarted' }],
  ),
})

test('each phase by its lanes and marks: what broke, what came back', () => {
  const { phases, noService, recoveredMs, firstSymptomMs } = diagnose(stormy)
  expect(phases.map(({ clients, firstMark }) => [clients, firstMark])).toEqual([
    ['degraded', 1],
    ['unresponsive', 2],
    ['healthy', undefined],
  ])
  expect(phases[0]?.broke).toEqual([{ lane: 'clients', state: 'degraded', atMs: 6000 }])
  expect(phases[1]?.broke).toEqual([
    { lane: 'clients', state: 'unresponsive', atMs: 12_000 },
    { lane: 'lb', state: 'down', atMs: 12_100 },
  ])
  expect(phases[2]?.recovered).toEqual([
    { lane: 'clients', atMs: 20_000 },
    { lane: 'lb', atMs: 20_000 },
  ])
  expect({ noService, recoveredMs, firstSymptomMs }).toEqual({
    noService: [{ fromMs: 12_000, toMs: 15_000 }],
    recoveredMs: 15_000,
    firstSymptomMs: 6000,
  })
})

test('a run that is on has stories of the phases it came to', () => {
  const soFar = { ...stormy, ticks: stormy.ticks.slice(0, 14), events: stormy.events.slice(0, 3) }
  expect(diagnose(soFar).phases.map(({ phase }) => phase)).toEqual([0, 1])
})

test.each([
  [
    0,
    { p95Us: 812_000, errorRate: 0.02 },
    'en',
    '0 to 100\u00a0users: P95 812\u00a0ms, 2.00\u00a0% errors from 0:06 (502)',
  ],
  [
    1,
    { p95Us: 20_000, errorRate: 0.3 },
    'en',
    '100\u00a0users: P95 20\u00a0ms, 30.00\u00a0% errors; clients without answers from 0:12; lb down from 0:12',
  ],
  [
    1,
    { errorRate: 1 },
    'fr',
    '100\u00a0utilisateurs\u00a0: 100.00\u00a0% d’erreurs\u00a0; clients sans réponse dès 0:12\u00a0; lb arrêté dès 0:12'.replace(
      '100.00',
      '100,00',
    ),
  ],
  [
    2,
    { p95Us: 20_000, errorRate: 0 },
    'en',
    '100\u00a0users: P95 20\u00a0ms, no errors; clients well served from 0:20',
  ],
  [2, {}, 'fr', '100\u00a0utilisateurs\u00a0: aucune réponse\u00a0; clients bien servis dès 0:20'],
] as const)('phase %i with %o in %s: %s', (index, figures, language, text) => {
  const told = diagnose(stormy)
  const story = told.phases[index]
  const phase = toPhases(stormy.manifest.profile.stages)[index]
  expect(story && phase && phaseSentence(story, phase, told, figures, language)).toBe(text)
})

test.each([
  [{ usersFrom: 0, usersTo: 0 }, 'en', '0 users: nobody asked'],
  [{ usersFrom: 0, usersTo: 0 }, 'fr', '0 utilisateur : aucune requête'],
  [{ usersFrom: 50, usersTo: 0 }, 'en', '50 to 0 users: nothing answered'],
  [{ ratePerSFrom: 0, ratePerSTo: 0 }, 'en', '0.0 req/s: nobody asked'],
] as const)('a phase without answers, %o in %s: %s', (levels, language, text) => {
  const story = { phase: 0, clients: 'notKnown' as const, broke: [], recovered: [] }
  const phase = { index: 0, fromMs: 0, toMs: 10_000, ...levels }
  expect(phaseSentence(story, phase, { marks: [] }, {}, language).replaceAll('\u00a0', ' ')).toBe(text)
})

test('how requests failed is said in the reader’s words', () => {
  const nothing = { counters: [], logs: [], engine: [] }
  const mark = {
    number: 1,
    atMs: 3000,
    lane: 'clients',
    sign: 'errors' as const,
    evidence: { ...nothing, outcomes: { ok: 10, reset: 5 } },
  }
  const story = { phase: 0, clients: 'degraded' as const, broke: [], recovered: [] }
  const phase = { index: 0, fromMs: 0, toMs: 10_000, usersFrom: 10, usersTo: 10 }
  expect(phaseSentence(story, phase, { marks: [mark] }, { errorRate: 0.5 }, 'fr')).toContain('(connexion coupée)')
})
