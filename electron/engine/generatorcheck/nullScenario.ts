import type { Scenario } from '../../../shared/domain/scenario.ts'

/** Asks a null target for the same thing, without think time. */
export const nullScenario: Scenario = {
  id: 'null',
  title: { en: 'Null target', fr: 'Cible nulle' },
  think: { meanMs: 0, spreadPercent: 0 },
  values: {},
  requests: [{ name: 'null', weight: 1, method: 'GET', path: '/', headers: {}, expect: 200 }],
}
