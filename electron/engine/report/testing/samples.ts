import type { Language } from '../../../../shared/domain/language.ts'
import type { Objectives } from '../../../../shared/domain/objectives.ts'
import type { ReportInput } from '../reportInput.ts'
import { type SampleConfiguration, type SampleOptions, sampleReport } from './sampleReport.ts'

const stable: Objectives = {
  id: 'study-a',
  title: { en: 'Stable under load', fr: 'Stable sous charge' },
  capacity: { errorRate: 0.01, p95Ms: 2000 },
  targets: [
    {
      name: 'errors',
      title: { en: 'Error rate', fr: 'Taux d’erreur' },
      metric: 'errorRate',
      below: 0.01,
      warning: 0.005,
    },
    { name: 'p95', title: { en: 'P95 latency', fr: 'Latence P95' }, metric: 'p95Ms', below: 250 },
    {
      name: 'db-cpu',
      title: { en: 'CPU of the database', fr: 'CPU de la base de données' },
      metric: 'serviceCpuPercent',
      service: 'database',
      below: 80,
    },
  ],
}

const solo: SampleConfiguration = {
  id: 'solo:baseline',
  instances: 1,
  title: '1 instance',
  fates: [{ carriesPerS: 302, baseUs: 18_000, dies: { second: 254, container: 'api-1', outOfMemory: true } }],
}
const duo: SampleConfiguration = { id: 'duo-lb:baseline', instances: 2, fates: [{ carriesPerS: 372, baseUs: 19_000 }] }
const trio: SampleConfiguration = {
  id: 'trio-cache:baseline',
  instances: 3,
  cache: true,
  fates: [{ carriesPerS: 520, baseUs: 16_000, hitRatio: 0.614, missing: [140, 152] }],
}
const tuned: SampleConfiguration = {
  id: 'trio-cache:tuned',
  instances: 3,
  cache: true,
  fates: [{ carriesPerS: 960, baseUs: 15_500, hitRatio: 0.619 }],
}

const hostile = 'very-long-topology-name-of-a-team-that-names-everything-<b>&"quoted"'

/** One, three and eight configurations: one that crashed, one stopped, one that never started, gaps, repeats, long names. */
export const samples: Readonly<
  Record<'one' | 'three' | 'eight', (language: Language, options?: SampleOptions) => ReportInput>
> = {
  one: (language, options) => sampleReport([tuned], { language, timeScale: 0.2, ...options }),
  three: (language, options) =>
    sampleReport([solo, duo, tuned], { language, repeat: 3, objectives: stable, ...options }),
  eight: (language, options) =>
    sampleReport(
      [
        solo,
        duo,
        trio,
        tuned,
        { ...duo, id: 'duo-lb:tuned', fates: [{ carriesPerS: 410, baseUs: 22_000, stoppedAtSecond: 171 }] },
        {
          id: `${hostile}:variant-with-a-name-as-long`,
          instances: 8,
          title: hostile,
          fates: [{ carriesPerS: 700, baseUs: 30_000, dies: { second: 268, container: 'lb', outOfMemory: false } }],
        },
        { ...trio, id: 'trio-cache:nginx', fates: [{ carriesPerS: 640, baseUs: 17_000, hitRatio: 0.6 }] },
        {
          ...solo,
          id: 'solo:limits',
          fates: [
            {
              carriesPerS: 1,
              baseUs: 1,
              failed: 'api-1 never became ready. Waited 60 s for /health, last answer 503.',
            },
          ],
        },
      ],
      {
        language,
        objectives: stable,
        warning:
          'Database connections: 3 instances × 8 workers per instance × 10 database connections per worker = 240, but 97 are available (100 − 3 reserved). Expect refusals under load.',
        ...options,
      },
    ),
}
