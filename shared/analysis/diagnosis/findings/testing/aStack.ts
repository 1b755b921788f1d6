import type { CounterReading, LogReading, LogSign } from '../../../../domain/counters.ts'
import type { RunManifest } from '../../../../domain/manifest.ts'
import type { Reading } from '../../../../domain/reading.ts'
import type { Tick } from '../../../../domain/tick.ts'
import { aManifest, closedProfile } from '../../../../testing/aManifest.ts'
import type { DiagnosisInputs } from '../../known.ts'
import { aRun, aTick, readingsOf, type SecondOf } from '../../testing/aRun.ts'

const seconds = 30

const containers: RunManifest['containers'] = [
  { name: 'lb', service: 'lb', role: 'balancer', image: 'palier/nginx:latest', address: '198.18.4.2' },
  { name: 'api-1', service: 'api', role: 'api', image: 'palier/catalogue-api:latest', address: '198.18.4.3' },
  { name: 'api-2', service: 'api', role: 'api', image: 'palier/catalogue-api:latest', address: '198.18.4.4' },
  { name: 'redis', service: 'redis', role: 'cache', image: 'palier/redis:latest', address: '198.18.4.5' },
  { name: 'db', service: 'db', role: 'database', image: 'palier/postgres:latest', address: '198.18.4.6' },
]

const parameters = {
  API_INSTANCES: 2,
  GUNICORN_WORKERS: 4,
  GUNICORN_TIMEOUT: 60,
  DB_POOL_SIZE: 10,
  DB_MAX_CONNECTIONS: 100,
  API_CPUS: 0,
  API_MEMORY: '0',
  NGINX_PROFILE: 'baseline',
  NGINX_TIMEOUTS: 'baseline',
  CACHE_TTL_SECONDS: 60,
}

/** Two instances behind a balancer, on a cache and a database, which share eight cores; the generator has one of its own. */
export function aStack(
  changes: Partial<RunManifest> & { readonly parameters?: RunManifest['configuration']['parameters'] } = {},
): RunManifest {
  const { parameters: changed, ...others } = changes
  const base = aManifest()
  return {
    ...base,
    configuration: { ...base.configuration, parameters: { ...parameters, ...changed } },
    containers,
    cpuSets: { containers: '0-7', generator: '8' },
    profile: closedProfile([{ durationMs: seconds * 1000, users: 400 }]),
    ...others,
  }
}

/** Thirty quiet seconds of it, but for what is changed. */
export function aStackRun(changes: Partial<DiagnosisInputs> = {}): DiagnosisInputs {
  const quiet = containers.flatMap(({ name }) => readingsOf(name, seconds))
  return { ...aRun({}, seconds), manifest: aStack(), readings: quiet, ...changes }
}

/** Every second of it from `of`. */
export function ticks(of: (second: number) => SecondOf): Tick[] {
  return Array.from({ length: seconds }, (_, second) => aTick(second, of(second)))
}

/** From second 10 on answers take three seconds, and so many more requests wait each second. */
export function slowFrom10(perSecond = 50): Tick[] {
  return ticks((second) => (second < 10 ? {} : { p95Ms: 3000, started: 100 + perSecond }))
}

/** From second 10 on so many of a hundred requests end so. */
export function failing(outcome: string, count = 20): Tick[] {
  return ticks((second) => (second < 10 ? {} : { outcomes: { ok: 100 - count, [outcome]: count } }))
}

/** Readings of every container; those that are named as given, the others quiet. */
export function readings(of: Readonly<Record<string, (second: number) => Partial<Reading>>>): Reading[] {
  return containers.flatMap(({ name }) => readingsOf(name, seconds, of[name]))
}

/** One look a second. */
export function counters(
  container: string,
  source: CounterReading['source'],
  values: (second: number) => CounterReading['values'],
): CounterReading[] {
  return Array.from({ length: seconds }, (_, second) => ({
    atMs: second * 1000 + 500,
    container,
    source,
    values: values(second),
  }))
}

/** A line of this kind each second from `fromS` to before `toS`. */
export function lines(container: string, sign: LogSign, fromS: number, toS: number, line = `${sign} …`): LogReading[] {
  return Array.from({ length: toS - fromS }, (_, index) => ({
    atMs: (fromS + index) * 1000 + 300,
    container,
    sign,
    count: 2,
    line,
  }))
}

/** Used up in so many of ten periods; `percent` of one core in use, of a quota of `quota`. */
export function throttled(percent: number, quota: number, periods = 9): Partial<Reading> {
  return { cpuPercent: percent, cpuOfLimitPercent: (percent / quota) * 100, periods: 10, throttledPeriods: periods }
}
