import { type DockerAttempt, PalierError } from '../../../shared/domain/failure.ts'
import type { Clock } from '../ports.ts'
import { askEngine } from './askEngine.ts'
import { chosenContext } from './chosenContext.ts'
import { type EngineAddress, parseEngineAddress } from './engineAddress.ts'
import { type Candidate, engineCandidates, type SearchWorld } from './engineCandidates.ts'

/** Engine 19.03, 2019: the first with everything we send. */
const oldestApi = '1.40'

export interface FoundEngine {
  readonly candidate: Candidate
  readonly address: Exclude<EngineAddress, { kind: 'unsupported' }>
  /** The engine's own words for GET /version. */
  readonly version: Readonly<Record<string, unknown>>
  /** And for GET /info. */
  readonly info: Readonly<Record<string, unknown>>
}

/**
 * The first engine in order that answers; every one gets `limitMs`, all are asked at once and the fallbacks only when no other answered.
 * Throws `dockerUnreachable` with every attempt.
 */
export async function findEngine(
  world: Omit<SearchWorld, 'context'>,
  clock: Clock,
  signal: AbortSignal,
  limitMs = 3_000,
): Promise<FoundEngine> {
  const context = await chosenContext(world)
  const candidates = engineCandidates({ ...world, ...(context === undefined ? {} : { context }) })
  const tried: DockerAttempt[] = []
  for (const fallback of [false, true]) {
    const group = candidates.filter((candidate) => candidate.fallback === fallback)
    const results = await Promise.all(group.map((candidate) => tryEngine(candidate, limitMs, clock, signal)))
    for (const result of results) {
      if ('version' in result) return result
      tried.push(result)
    }
  }
  throw new PalierError({ kind: 'dockerUnreachable', explicit: candidates.some(({ explicit }) => explicit), tried })
}

async function tryEngine(
  candidate: Candidate,
  limitMs: number,
  clock: Clock,
  signal: AbortSignal,
): Promise<FoundEngine | DockerAttempt> {
  const attempt = { source: candidate.source, address: candidate.address }
  if (candidate.address === '') {
    return { ...attempt, reason: 'missing', message: 'the context is chosen, but its description cannot be read' }
  }
  const address = parseEngineAddress(candidate.address)
  if (address.kind === 'unsupported') return { ...attempt, reason: 'unsupported', message: address.why }
  const version = await askEngine(address, '/version', limitMs, clock, signal)
  if (!version.ok) return { ...attempt, reason: version.reason, message: version.message }
  const api = String((version.body as Record<string, unknown> | null)?.ApiVersion ?? '')
  if (!/^\d+\.\d+$/.test(api)) {
    return { ...attempt, reason: 'other', message: 'it answered, but not like a container engine' }
  }
  if (!isAtLeast(api, oldestApi)) {
    return { ...attempt, reason: 'tooOld', message: `it speaks API ${api}; ${oldestApi} or newer is needed` }
  }
  const info = await askEngine(address, '/info', limitMs, clock, signal)
  if (!info.ok) return { ...attempt, reason: info.reason, message: info.message }
  return {
    candidate,
    address,
    version: version.body as FoundEngine['version'],
    info: info.body as FoundEngine['info'],
  }
}

/** Compares `1.41` and `1.9` as numbers, part by part. */
function isAtLeast(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = oldest.split('.').map(Number)
  return major > oldMajor || (major === oldMajor && minor >= oldMinor)
}
