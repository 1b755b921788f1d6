import { type DockerAttempt, PalierError } from '../../../shared/domain/failure.ts'
import type { Clock } from '../ports/clock.ts'
import { askEngine } from './askEngine.ts'
import { chosenContext } from './chosenContext.ts'
import { type EngineAddress, parseAnyEngineAddress, parseEngineAddress, type UsableAddress } from './engineAddress.ts'
import { type Candidate, engineCandidates, type SearchWorld } from './engineCandidates.ts'
import { engineTls } from './observe/engineTls.ts'

/** Engine 19.03, 2019: the first with everything we send. */
const oldestApi = '1.40'

export interface FoundEngine {
  readonly candidate: Candidate
  readonly address: UsableAddress
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
  return findAmong(world, async ({ address }) => parseEngineAddress(address), clock, signal, limitMs)
}

/** The same for an engine that is only asked about containers: behind ssh and on other machines too, which get longer to answer. */
export async function findAnyEngine(
  world: Omit<SearchWorld, 'context'>,
  clock: Clock,
  signal: AbortSignal,
  limitMs = 15_000,
): Promise<FoundEngine> {
  const parse = async ({ source, address }: Candidate) => parseAnyEngineAddress(address, await engineTls(source, world))
  return findAmong(world, parse, clock, signal, limitMs)
}

async function findAmong(
  world: Omit<SearchWorld, 'context'>,
  parse: (candidate: Candidate) => Promise<EngineAddress>,
  clock: Clock,
  signal: AbortSignal,
  limitMs: number,
): Promise<FoundEngine> {
  const context = await chosenContext(world)
  const candidates = engineCandidates({ ...world, ...(context === undefined ? {} : { context }) })
  const ask: Ask = (address, path) => askEngine(address, path, { limitMs, clock, env: world.env }, signal)
  const tried: DockerAttempt[] = []
  for (const fallback of [false, true]) {
    const group = candidates.filter((candidate) => candidate.fallback === fallback)
    const results = await Promise.all(group.map((candidate) => tryEngine(candidate, parse, ask)))
    for (const result of results) {
      if ('version' in result) return result
      tried.push(result)
    }
  }
  throw new PalierError({ kind: 'dockerUnreachable', explicit: candidates.some(({ explicit }) => explicit), tried })
}

type Ask = (address: UsableAddress, path: string) => ReturnType<typeof askEngine>

async function tryEngine(
  candidate: Candidate,
  parse: (candidate: Candidate) => Promise<EngineAddress>,
  ask: Ask,
): Promise<FoundEngine | DockerAttempt> {
  const attempt = { source: candidate.source, address: candidate.address }
  if (candidate.address === '') {
    return { ...attempt, reason: 'missing', message: 'the context is chosen, but its description cannot be read' }
  }
  const address = await parse(candidate)
  if (address.kind === 'unsupported') return { ...attempt, reason: 'unsupported', message: address.why }
  const version = await ask(address, '/version')
  if (!version.ok) return { ...attempt, ...version.why }
  const api = String((version.body as Record<string, unknown> | null)?.ApiVersion ?? '')
  if (!/^\d+\.\d+$/.test(api)) {
    return { ...attempt, reason: 'other', message: 'it answered, but not like a container engine' }
  }
  if (!isAtLeast(api, oldestApi)) {
    return { ...attempt, reason: 'tooOld', message: `it speaks API ${api}; ${oldestApi} or newer is needed` }
  }
  const info = await ask(address, '/info')
  if (!info.ok) return { ...attempt, ...info.why }
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
