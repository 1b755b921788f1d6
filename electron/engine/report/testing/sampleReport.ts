import { toComparison } from '../../../../shared/analysis/toComparison.ts'
import { warmedState } from '../../../../shared/domain/freshState.ts'
import type { Language } from '../../../../shared/domain/language.ts'
import type { RunManifest } from '../../../../shared/domain/manifest.ts'
import type { Objectives } from '../../../../shared/domain/objectives.ts'
import type { Stage } from '../../../../shared/domain/profile.ts'
import { scaleStages } from '../../../../shared/load/scaleStages.ts'
import { seededRandom } from '../../../../shared/load/seededRandom.ts'
import type { ReportInput } from '../reportInput.ts'
import { type SampleFate, sampleRun } from './sampleRun.ts'

export interface SampleConfiguration {
  readonly id: string
  readonly instances: number
  readonly cache?: true
  readonly title?: string
  /** One for each repeat; the last one stands for those that are not given. */
  readonly fates: readonly [SampleFate, ...SampleFate[]]
}

export interface SampleOptions {
  readonly language?: Language
  readonly repeat?: number
  readonly timeScale?: number
  readonly objectives?: Objectives
  readonly warning?: string
}

const stress: readonly Stage[] = [
  { durationMs: 30_000, users: 100 },
  { durationMs: 30_000, users: 100 },
  { durationMs: 60_000, users: 300 },
  { durationMs: 60_000, users: 300 },
  { durationMs: 60_000, users: 700 },
  { durationMs: 60_000, users: 700 },
]

/** A whole made-up comparison: records as the engine would keep them, figures by the real analysis, always the same. */
export function sampleReport(configurations: readonly SampleConfiguration[], options: SampleOptions = {}): ReportInput {
  const { language = 'en', repeat = 1, timeScale = 1, objectives } = options
  const repeats = Array.from({ length: repeat }, (_, index) => index + 1)
  const made = repeats.flatMap((number) =>
    configurations.map((configuration, index) => {
      const fate = configuration.fates[number - 1] ?? configuration.fates.at(-1) ?? configuration.fates[0]
      const manifest = manifestOf(configuration, number, { ...options, timeScale })
      return sampleRun(manifest, fate, seededRandom(index * 100 + number, 0))
    }),
  )
  const results = made.map(({ result }) => result)
  const comparison = toComparison(results, {
    id: '20261121-143900-comparison-k3x9',
    createdAt: '2026-11-21T14:39:00.000Z',
    profile: { id: 'stress', timeScale },
    scenario: 'catalogue',
    seed: 20817,
    outcome: 'completed',
    configurations: configurations.map(({ id }) => id),
    repeat,
    baseline: configurations[0]?.id ?? '',
    ...(objectives && { objectives: objectives.id }),
    planned: results.map(({ runId, configuration }, index) => ({
      runId,
      configuration: configuration.id,
      repeat: Math.floor(index / configurations.length) + 1,
    })),
  })
  return {
    comparison,
    runs: made.map(({ run }) => run),
    language,
    printedAt: '2026-11-22T09:05:00.000Z',
    timeZone: 'Europe/Paris',
  }
}

function manifestOf(
  { id, instances, cache, title }: SampleConfiguration,
  repeat: number,
  options: SampleOptions,
): RunManifest {
  const [topologyId = '', variant = 'baseline'] = id.split(':')
  const container = (name: string, service: string, role: string, image: string) => ({ name, service, role, image })
  const api = Array.from({ length: instances }, (_, index) =>
    container(`api-${index + 1}`, 'api', 'api', 'palier/catalogue-api:latest'),
  )
  const containers = [
    ...(instances > 1 ? [container('lb', 'lb', 'balancer', 'palier/nginx:latest')] : []),
    ...api,
    ...(cache ? [container('redis', 'redis', 'cache', 'palier/redis:latest')] : []),
    container('db', 'db', 'database', 'palier/postgres:latest'),
  ]
  const images = [...new Set(containers.map(({ image }) => image))]
  const isTuned = variant.startsWith('tuned')
  return {
    schema: 'palier.run/1',
    id: `20261121-1439${repeat}0-${topologyId}-${variant}-${repeat}ab`,
    comparisonId: '20261121-143900-comparison-k3x9',
    createdAt: '2026-11-21T14:39:00.000Z',
    configuration: {
      id,
      topologyId,
      variant,
      parameters: {
        API_INSTANCES: instances,
        GUNICORN_WORKERS: isTuned ? 8 : 4,
        DB_POOL_SIZE: isTuned ? 4 : 10,
        API_CPUS: 1,
        API_MEMORY: '1g',
        NGINX_PROFILE: isTuned ? 'tuned' : 'baseline',
      },
      overridden: ['API_CPUS'],
    },
    topologyTitle: {
      en: title ?? `${instances} instances${cache ? ' + Redis cache' : ''}`,
      fr: title ?? `${instances} instances${cache ? ' + cache Redis' : ''}`,
    },
    containers,
    repeat,
    ...(options.objectives && { objectives: options.objectives }),
    profile: {
      id: 'stress',
      title: { en: 'Stress', fr: 'Stress' },
      model: 'closed',
      timeScale: options.timeScale ?? 1,
      stages: scaleStages(stress, options.timeScale ?? 1),
    },
    scenario: {
      id: 'catalogue',
      title: { en: 'Browsing a catalogue', fr: "Consultation d'un catalogue" },
      thinkMeanMs: 1000,
      thinkSpreadPercent: 50,
      endpoints: ['products', 'stores', 'product-detail', 'prices', 'store-products', 'search'],
    },
    connections: 'perUser',
    seed: 20817,
    path: 'bridge',
    generatorCheck: {
      measuredAt: '2026-11-18T09:12:00.000Z',
      targets: [
        {
          path: 'bridge',
          ratePerS: 19_400,
          cpuPercent: 99,
          busyUs: { p50: 2400, p99: 4100 },
          floorUs: { p50: 62, p99: 148 },
          failed: 0,
        },
      ],
    },
    subnet: '198.18.4.0/24',
    cpuSets: { containers: '0-6', generator: '7' },
    images: Object.fromEntries(images.map((image, index) => [image, `sha256:${String(index + 4).repeat(64)}`])),
    limits: containers.flatMap(({ name, role }) => [
      {
        container: name,
        limit: 'cpus' as const,
        asked: role === 'api' ? '1' : 'none',
        effective: role === 'api' ? '1' : 'none',
        state: 'enforced' as const,
      },
      {
        container: name,
        limit: 'memory' as const,
        asked: role === 'api' ? '1024 MiB' : 'none',
        effective: role === 'api' ? '1024 MiB' : '4096 MiB',
        state: role === 'api' ? ('enforced' as const) : ('safety' as const),
      },
    ]),
    environment: {
      palier: '0.1.0',
      node: '24.21.0',
      platform: 'linux x64',
      hostCpus: 8,
      hostMemoryBytes: 16_750_000_000,
      cpuModel: 'AMD Ryzen 7 5800X 8-Core Processor',
      kernel: '6.1.0-28-amd64',
      engine: {
        name: 'docker',
        version: '27.3.1',
        apiVersion: '1.47',
        cgroupVersion: '2',
        cpus: 8,
        memoryBytes: 16_750_000_000,
        operatingSystem: 'Debian GNU/Linux 13',
        source: '/var/run/docker.sock',
      },
    },
    warnings: isTuned && options.warning !== undefined ? [{ en: options.warning, fr: options.warning }] : [],
    statePolicy: ['containers and data made anew', 'ANALYZE run', warmedState],
    warmUp: {
      kind: 'auto',
      criterion: 'windowsAgree',
      durationMs: 7012,
      capMs: 20_000,
      requests: 320,
      failed: 0,
      users: 50,
      steady: !isTuned,
    },
    states: [],
    lease: { pid: 1, startedAt: 'boot/1' },
  }
}
