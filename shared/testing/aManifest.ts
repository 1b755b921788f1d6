import type { RunManifest } from '../domain/manifest.ts'
import type { RateStage, Stage } from '../domain/profile.ts'

const words = { id: 'quick', title: { en: 'Quick', fr: 'Rapide' }, timeScale: 1 }

export function closedProfile(stages: readonly Stage[]): RunManifest['profile'] {
  return { ...words, model: 'closed', stages: [...stages] }
}

export function openProfile(stages: readonly RateStage[], maxInFlight = 100): RunManifest['profile'] {
  return { ...words, model: 'open', arrivals: 'poisson', maxInFlight, stages: [...stages] }
}

/** A whole manifest of a run that is on: two instances behind a balancer, 3 s up to 10 users, 4 s at 10, 3 s at 20. */
export function aManifest(changes: Partial<RunManifest> = {}): RunManifest {
  return {
    schema: 'palier.run/1',
    id: '20261121-184700-duo-lb-baseline-x7k2',
    createdAt: '2026-11-21T18:47:00.000Z',
    configuration: {
      id: 'duo-lb:baseline',
      topologyId: 'duo-lb',
      variant: 'baseline',
      parameters: { API_INSTANCES: 2, GUNICORN_WORKERS: 4, API_MEMORY: '0' },
      overridden: [],
    },
    topologyTitle: { en: '2 instances + load balancer', fr: '2 instances + répartiteur de charge' },
    containers: [
      { name: 'lb', service: 'lb', role: 'balancer', image: 'palier/nginx:latest', address: '198.18.4.2' },
      { name: 'api-1', service: 'api', role: 'api', image: 'palier/catalogue-api:latest', address: '198.18.4.3' },
      { name: 'api-2', service: 'api', role: 'api', image: 'palier/catalogue-api:latest', address: '198.18.4.4' },
    ],
    profile: closedProfile([
      { durationMs: 3000, users: 10 },
      { durationMs: 4000, users: 10 },
      { durationMs: 3000, users: 20 },
    ]),
    scenario: {
      id: 'catalogue',
      title: { en: 'Catalogue', fr: 'Catalogue' },
      thinkMeanMs: 1000,
      thinkSpreadPercent: 50,
      endpoints: ['products', 'stores'],
    },
    connections: 'perUser',
    seed: 7,
    path: 'bridge',
    images: { 'palier/nginx:latest': 'sha256:aaa', 'palier/catalogue-api:latest': 'sha256:bbb' },
    limits: [
      { container: 'api-1', limit: 'memory', asked: 'none', effective: '2147483648', state: 'safety' },
      { container: 'api-2', limit: 'memory', asked: 'none', effective: '2147483648', state: 'safety' },
    ],
    warnings: [],
    statePolicy: [],
    states: [],
    lease: { pid: 4242, startedAt: 'boot-1/991' },
    ...changes,
  }
}
