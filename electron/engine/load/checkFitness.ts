import { PalierError } from '../../../shared/domain/failure.ts'
import { mostInstances } from '../../../shared/domain/load.ts'
import { outcomes } from '../../../shared/domain/outcome.ts'
import { endpointNames } from '../../../shared/domain/scenario.ts'
import type { Shortage } from '../../../shared/domain/shortage.ts'
import { shortageText } from '../../../shared/text/shortageText.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { newConnections } from './newConnections.ts'
import type { GeneratorFacts } from './readFacts.ts'
import { cellBytes, mostCells } from './slotRecorder.ts'

/** Descriptors for everything that is not a connection: files, the engine's streams, libuv, and room to save the run. */
const reservedDescriptors = 200
/**
 * Of a user with a connection of their own, at most, and what TLS adds to it; and of the program itself with its load threads.
 * `bench/manyUsers.ts` measures the first and the last; a TLS connection of Node took 75–83 KiB with 200 to 3,000 of them open.
 */
const memoryBytes = { perConnection: 32 * 1024, perTls: 96 * 1024, base: 128 * 1024 ** 2 } as const

/** Linux keeps the port of a closed connection for so long (TIME_WAIT, include/net/tcp.h). */
const timeWaitMs = 60_000

/**
 * Throws `PalierError` generatorUnfit, with the arithmetic and a fix for everything that is too little, when the plan needs more than this
 * process may have. Without this check, users fail with EMFILE in the middle of the run, and the run itself cannot be saved (measured:
 * 2,000 users under a limit of 1,024 gave 2,989 failures that were not the server's).
 */
export function checkFitness(
  order: Pick<LoadOrder, 'plan' | 'connections' | 'cores'> & Partial<Pick<LoadOrder, 'target' | 'scenario'>>,
  facts: GeneratorFacts,
): void {
  const shortages = [
    ...connectionShortages(mostConnections(order), order.target?.tls !== undefined, recordBytes(order), facts),
    ...freshShortages(order, facts),
    ...coreShortages(order.cores.length, facts),
  ]
  if (shortages.length === 0) return
  const texts = shortages.map((one) => shortageText(one, 'en'))
  const [why, fix] = [texts.map((one) => one.why).join('; '), texts.map((one) => one.fix).join('. ')]
  throw new PalierError({ kind: 'generatorUnfit', why, fix, shortages })
}

/** Open at once. A connection that is used once is closed before its user opens the next. */
function mostConnections({ plan, connections }: Pick<LoadOrder, 'plan' | 'connections'>): number {
  if (connections.kind === 'shared') return connections.count
  return plan.kind === 'open' ? plan.maxInFlight : plan.steps.reduce((most, { users }) => Math.max(most, users), 0)
}

/**
 * What the threads record in, at most: a cell for each endpoint, instance and outcome of a second. How many instances answer is the server's to
 * decide, so every one that is told apart is counted.
 */
function recordBytes({ cores, scenario }: Pick<LoadOrder, 'cores'> & Partial<Pick<LoadOrder, 'scenario'>>): number {
  if (scenario === undefined) return 0
  const cells = endpointNames(scenario).length * (mostInstances + 1) * outcomes.length
  return Math.max(1, cores.length) * Math.min(cells, mostCells) * cellBytes
}

function connectionShortages(
  users: number,
  isSecured: boolean,
  ownBytes: number,
  { descriptors, ephemeralPorts, freeMemoryBytes }: GeneratorFacts,
): Shortage[] {
  const found: Shortage[] = []
  const needed = users + reservedDescriptors
  if (descriptors !== undefined && descriptors < needed)
    found.push({ of: 'descriptors', users, needed, reserved: reservedDescriptors, allowed: descriptors })
  if (ephemeralPorts !== undefined && ephemeralPorts.last - ephemeralPorts.first + 1 < users)
    found.push({ of: 'ports', users, ...ephemeralPorts })
  const perConnection = memoryBytes.perConnection + (isSecured ? memoryBytes.perTls : 0)
  const neededBytes = users * perConnection + memoryBytes.base + ownBytes
  if (freeMemoryBytes !== undefined && freeMemoryBytes < neededBytes)
    found.push({ of: 'memory', users, neededBytes, freeBytes: freeMemoryBytes })
  return found
}

/**
 * A port is free again a minute after its connection: at a known rate of new ones the budget is arithmetic. What users ask for depends on the
 * answers; when they run out of ports, that is booked as the generator's own failure.
 */
function freshShortages(
  { plan, connections }: Pick<LoadOrder, 'plan' | 'connections'>,
  { ephemeralPorts }: GeneratorFacts,
): Shortage[] {
  if (ephemeralPorts === undefined || plan.kind !== 'open' || connections.kind !== 'fresh') return []
  const ports = ephemeralPorts.last - ephemeralPorts.first + 1
  const held = Math.ceil(newConnections(plan.stages, timeWaitMs))
  return held > ports ? [{ of: 'freshPorts', held, ports, mostPerS: Math.floor((ports * 1000) / timeWaitMs) }] : []
}

function coreShortages(threads: number, { cores }: GeneratorFacts): Shortage[] {
  return cores !== undefined && threads > cores ? [{ of: 'cores', threads, cores }] : []
}
