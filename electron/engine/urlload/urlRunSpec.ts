import { assertNever } from '../../../shared/assertNever.ts'
import type { LoadAsk } from '../../../shared/contract/loadAsk.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { Objectives } from '../../../shared/domain/objectives.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Login, RequestTemplate, Scenario } from '../../../shared/domain/scenario.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import type { WarmUpOrder } from '../../../shared/domain/warmUp.ts'
import type { RunValues } from '../../../shared/load/userValues.ts'
import type { NamedContainer } from '../ports/containerObserver.ts'
import type { Ports } from '../ports.ts'
import { planLengthProblems } from '../run/planLength.ts'
import { readSecrets } from '../run/readSecrets.ts'
import { runNonce } from '../run/runNonce.ts'
import { toWarmUpOrder } from '../run/toWarmUpOrder.ts'
import { loadIdentity } from '../store/loadIdentity.ts'
import { toRunId } from '../store/runId.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { behindUrl } from './behindUrl.ts'
import { remoteProblems } from './remoteCaps.ts'
import { type UrlTarget, urlTarget } from './urlTarget.ts'

/** Everything load on a URL needs to know before it starts. */
export interface UrlRunSpec {
  readonly runId: string
  readonly target: UrlTarget
  readonly profile: Profile
  readonly timeScale: number
  readonly scenario: Scenario
  readonly seed: number
  readonly runValues: RunValues
  readonly warmUp: WarmUpOrder
  readonly objectives?: Objectives
  /** Whose resources are read; empty: none. */
  readonly containers: readonly NamedContainer[]
  /** The Docker context of the engine that they run on; absent: the one that the environment names. */
  readonly context?: string
}

/** Reads and checks what was asked for. Throws `PalierError` badInput, unknownName, and at last secretsMissing: everything else is well. */
export async function urlRunSpec(
  ask: LoadAsk,
  catalogue: Catalogue,
  { addressesOf, clock, random32, variable }: Pick<Ports, 'addressesOf' | 'clock' | 'random32' | 'variable'>,
): Promise<UrlRunSpec> {
  const target = await urlTarget(ask, addressesOf)
  const profile = toProfile(ask.load, catalogue)
  const timeScale = ask.load.kind === 'profile' ? ask.load.timeScale : 1
  const warmUp = toWarmUpOrder(ask.warmUp ?? 'none')
  const scenario = toScenario(ask, target, catalogue)
  const problems = [
    ...planLengthProblems(profile, timeScale),
    ...(target.isLoopback ? [] : remoteProblems(profile, scenario, ask.load.kind === 'profile')),
  ]
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const from = { variable, isOwnStack: false, ...(ask.secrets && { given: ask.secrets }) }
  const [secrets = {}] = readSecrets([scenario], from)
  const runId = toRunId(clock.utc(), `url-${new URL(target.written).host}`, random32())
  return {
    runId,
    target,
    profile: { ...profile, ...(ask.connections && { connections: ask.connections }) },
    timeScale,
    scenario,
    seed: ask.seed,
    runValues: { nonce: runNonce(runId), secrets },
    warmUp,
    ...(ask.objectives !== undefined && { objectives: catalogue.objective(ask.objectives) }),
    containers: ask.containers ?? [],
    ...(ask.context !== undefined && { context: ask.context }),
  }
}

/** A profile that was chosen; or all users, or the whole rate, from the beginning to the end. */
function toProfile(load: LoadAsk['load'], catalogue: Catalogue): Profile {
  switch (load.kind) {
    case 'profile':
      return withoutFaults(catalogue.profile(load.profile))
    case 'constant':
      return constantProfile(load)
    case 'rate':
      return constantRateProfile(load)
    default:
      return assertNever(load, 'load')
  }
}

/** What is behind a URL is not ours to break. */
function withoutFaults(profile: Profile): Profile {
  if (profile.faults === undefined) return profile
  const found = `${profile.id}, which does something to containers`
  const problem = {
    where: '--profile',
    field: '',
    found,
    expected: 'a profile without faults: a URL has no containers',
  }
  throw new PalierError({ kind: 'badInput', problems: [problem] })
}

function constantMs(duration: string): number {
  const durationMs = toDurationMs(duration) ?? 0
  if (durationMs > 0) return durationMs
  const problem = { where: '--duration', field: '', found: duration, expected: 'a length of time such as 30s' }
  throw new PalierError({ kind: 'badInput', problems: [problem] })
}

function constantRateProfile(load: Extract<LoadAsk['load'], { kind: 'rate' }>): Profile {
  const { ratePerS, duration, arrivals, maxInFlight } = load
  const durationMs = constantMs(duration)
  return {
    id: 'constant-rate',
    title: { en: `${ratePerS} req/s for ${duration}`, fr: `${ratePerS} req/s pendant ${duration}` },
    model: 'open',
    arrivals,
    maxInFlight,
    stages: [
      { durationMs: 0, ratePerS },
      { durationMs, ratePerS },
    ],
  }
}

function constantProfile({ users, duration }: { readonly users: number; readonly duration: string }): Profile {
  const durationMs = constantMs(duration)
  const title = { en: `${users} users for ${duration}`, fr: `${users} utilisateurs pendant ${duration}` }
  return {
    id: 'constant',
    title,
    model: 'closed',
    stages: [
      { durationMs: 0, users },
      { durationMs, users },
    ],
  }
}

/**
 * The chosen scenario, behind the URL's own path, or the URL alone. Requests carry the URL's own host name, as they would without us; an
 * asked-for think time replaces a cycle too.
 */
function toScenario(ask: LoadAsk, { path, host }: UrlTarget, catalogue: Catalogue): Scenario {
  const behind = { path: ask.scenario === undefined ? '' : path, ...(host !== undefined && { host }) }
  const { cycle, ...chosen } = ask.scenario === undefined ? urlScenario(path) : catalogue.scenario(ask.scenario)
  const thinkMs = ask.think === undefined ? undefined : toDurationMs(ask.think)
  const named = <T extends RequestTemplate>(request: T): T => behindUrl(request, behind)
  const namedLogin = (login: Login): Login => ({
    ...named(login),
    ...(login.next && { next: login.next.map(named) }),
  })
  const pace = thinkMs === undefined ? { ...(cycle && { cycle }) } : { think: { ...chosen.think, meanMs: thinkMs } }
  return {
    ...chosen,
    ...pace,
    ...(chosen.login && { login: namedLogin(chosen.login) }),
    requests: chosen.requests.map(named),
  }
}

function urlScenario(path: string): Scenario {
  return {
    id: 'url',
    title: { en: 'The URL alone', fr: 'L’URL seule' },
    think: { meanMs: 0, spreadPercent: 50 },
    values: {},
    requests: [{ name: path, weight: 1, method: 'GET', path, headers: {}, expect: 200 }],
  }
}

const nothingRead: LocalText = {
  en: 'Load on a URL: what runs behind it, on which cores and beside what else, is not known; its resources were not read.',
  fr: 'Charge sur une URL : ce qui tourne derrière, sur quels cœurs et à côté de quoi, n’est pas connu ; ses ressources n’ont pas été lues.',
}

function partlyRead(names: readonly string[]): LocalText {
  const written = names.join(', ')
  return {
    en: `Load on a URL: that it leads to ${written}, and what else works there, is not known. Resources are those of these containers, as their engine tells them; the load average of its machine is not among them.`,
    fr: `Charge sur une URL : rien ne dit qu’elle mène à ${written}, ni ce qui travaille là en plus. Les ressources sont celles de ces conteneurs, telles que leur moteur les donne ; la charge moyenne de sa machine n’en fait pas partie.`,
  }
}

/** A run like any other, of a configuration that has no containers. */
export function urlManifest(spec: UrlRunSpec, utc: string, lease: RunManifest['lease']): RunManifest {
  const { target } = spec
  return {
    schema: 'palier.run/1',
    id: spec.runId,
    createdAt: utc,
    configuration: {
      id: `url:${target.written}`,
      topologyId: 'url',
      variant: target.written,
      parameters: {},
      overridden: [],
    },
    topologyTitle: { en: target.written, fr: target.written },
    containers: [],
    ...loadIdentity(spec),
    ...(spec.objectives && { objectives: spec.objectives }),
    path: target.isLoopback ? 'loopback' : 'remote',
    images: {},
    limits: [],
    warnings: [spec.containers.length === 0 ? nothingRead : partlyRead(spec.containers.map(({ name }) => name))],
    statePolicy: [],
    states: [],
    lease,
  }
}
