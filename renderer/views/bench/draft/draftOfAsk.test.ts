import { expect, test } from 'vitest'
import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import { draftOfAsk } from './draftOfAsk.ts'

const ask: ComparisonAsk = {
  configurations: ['solo:baseline', 'trio-cache:tuned'],
  profile: 'stress',
  timeScale: 0.2,
  set: { GUNICORN_WORKERS: '2' },
  seed: 7,
  repeat: 3,
  objectives: 'study-a',
  parameters: { 'trio-cache:tuned': { GUNICORN_WORKERS: '8', API_INSTANCES: '5' } },
}

test('the same is selected with the same values, in the same order', () => {
  expect(draftOfAsk(ask)).toEqual({
    selected: ['solo:baseline', 'trio-cache:tuned'],
    shown: {},
    parameters: {
      'solo:baseline': { GUNICORN_WORKERS: '2' },
      'trio-cache:tuned': { GUNICORN_WORKERS: '8', API_INSTANCES: '5' },
    },
    profile: 'stress',
    timeScale: 0.2,
    objectives: 'study-a',
    repeat: 3,
    seed: 7,
  })
})

test('changes of configurations that were not asked for stay in the draft', () => {
  const before = { shown: { 'duo-lb': 'tuned' }, parameters: { 'duo-lb:tuned': { API_CPUS: '2' } } }
  const draft = draftOfAsk(ask, before)
  expect(draft.shown).toEqual(before.shown)
  expect(draft.parameters['duo-lb:tuned']).toEqual({ API_CPUS: '2' })
})

test('the confirmation in the open model is asked for again', () => {
  expect(draftOfAsk({ ...ask, confirmOpen: true }).confirmOpen).toBe(true)
  expect(draftOfAsk(ask)).not.toHaveProperty('confirmOpen')
})

test('the run that relative targets were held against is held against again', () => {
  expect(draftOfAsk({ ...ask, baselineRun: 'r1' }).baselineRun).toBe('r1')
  expect(draftOfAsk(ask)).not.toHaveProperty('baselineRun')
})
