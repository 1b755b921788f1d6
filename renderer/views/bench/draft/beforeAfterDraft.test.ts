import { expect, test } from 'vitest'
import type { Topology } from '../../../../shared/domain/topology.ts'
import { beforeAfterDraft } from './beforeAfterDraft.ts'
import type { Choices, Draft } from './draft.ts'

const label = { en: 'x', fr: 'x' }
const small: Topology = {
  id: 'small',
  file: '/small/compose.yaml',
  title: label,
  entry: { service: 'api', port: 80 },
  roles: { api: 'api' },
  scenario: 'browse',
  parameters: { SET: { type: 'choice', values: ['little', 'plenty'], default: 'plenty', label } },
  variants: { baseline: {}, old: {}, new: {} },
  budgets: [],
  server: { cpus: 1, memoryBytes: 2 ** 31 },
  data: { parameter: 'SET', sets: ['little', 'plenty'] },
  beforeAfter: { before: 'old', after: 'new' },
}
const draft: Draft = {
  selected: ['solo:baseline'],
  shown: { solo: 'baseline' },
  parameters: { 'small:old': { SET: 'little' } },
  profile: 'quick',
  timeScale: 0.5,
  scenario: 'other',
  objectives: 'own',
  repeat: 1,
  confirmOpen: true,
  seed: 9,
}
const stages = [{ durationMs: 1000, ratePerS: 300 }]
const choices = {
  profiles: [
    { id: 'quick', title: label, model: 'closed', stages: [] },
    { id: 'server', title: label, model: 'open', arrivals: 'even', maxInFlight: 1, stages },
  ],
  objectives: [{ id: 'server', title: label, capacity: { errorRate: 0.01, p95Ms: 1 }, targets: [] }],
} satisfies Pick<Choices, 'profiles' | 'objectives'>

test('the two variants alone, with load and targets of servers; what the open model cannot have is left out', () => {
  expect(beforeAfterDraft(draft, small, choices, 'little')).toEqual({
    selected: ['small:old', 'small:new'],
    shown: { solo: 'baseline', small: 'new' },
    parameters: { 'small:old': { SET: 'little' }, 'small:new': { SET: 'little' } },
    profile: 'server',
    timeScale: 0.5,
    objectives: 'server',
    repeat: 3,
    seed: 9,
  })
})

test('the data set that is declared anyway is no change', () => {
  expect(beforeAfterDraft(draft, small, choices, 'plenty').parameters).toEqual({})
})

test('without a server, or where its load is not there, load and targets stay', () => {
  const { server: _, ...plain } = small
  const kept = { profile: 'quick', objectives: 'own', confirmOpen: true, repeat: 3 }
  expect(beforeAfterDraft(draft, plain, choices, undefined)).toMatchObject(kept)
  const none = { profiles: choices.profiles.slice(0, 1), objectives: [] }
  expect(beforeAfterDraft(draft, small, none, undefined)).toMatchObject({ profile: 'quick', objectives: 'own' })
})

test('without such a pair nothing changes', () => {
  const { beforeAfter: _, ...plain } = small
  expect(beforeAfterDraft(draft, plain, choices, 'little')).toBe(draft)
})
