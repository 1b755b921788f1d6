import { PalierError } from '../../../shared/domain/failure.ts'
import type { ConnectionPolicy, LoadPlan } from '../../../shared/domain/load.ts'
import { newConnections } from './newConnections.ts'
import type { GeneratorFacts } from './readFacts.ts'

/** Descriptors for everything that is not a user: files, the engine's streams, libuv, and room to save the run. */
const reservedDescriptors = 200

/** Linux keeps the port of a closed connection for so long (TIME_WAIT, include/net/tcp.h). */
const timeWaitMs = 60_000

interface Plan {
  readonly plan: LoadPlan
  readonly connections: ConnectionPolicy
}

/**
 * Throws `PalierError` generatorUnfit, with the arithmetic and a fix, when the plan needs more than this process may
 * have. Without this check, users fail with EMFILE in the middle of the run, and the run itself cannot be saved
 * (measured: 2,000 users under a limit of 1,024 gave 2,989 failures that were not the server's).
 */
export function checkFitness(order: Plan, facts: GeneratorFacts): void {
  const { peak, what, smaller } = openAtOnce(order)
  const needed = peak + reservedDescriptors
  if (facts.descriptors !== undefined && facts.descriptors < needed) {
    unfit(
      `${what} need ${needed} open descriptors (one connection each, and ${reservedDescriptors} for everything else); this process may open ${facts.descriptors}`,
      `run "ulimit -n ${needed}" in the same shell before starting, raise the hard limit first if that is refused, or ${smaller(Math.max(0, facts.descriptors - reservedDescriptors))}`,
    )
  }
  if (facts.ephemeralPorts === undefined) return
  const { first, last } = facts.ephemeralPorts
  const ports = last - first + 1
  if (ports < peak) {
    unfit(
      `${what} need a local port each; the system hands out ${ports} (${first} to ${last})`,
      `widen the range: "sysctl -w net.ipv4.ip_local_port_range='${Math.max(1024, last - 2 * peak)} ${last}'", or ${smaller(ports)}`,
    )
  }
  checkFresh(order, ports)
}

/** Connections at one time at most, in words, and how to ask for fewer. */
function openAtOnce({ plan, connections }: Plan) {
  if (connections.kind === 'shared') {
    const { count } = connections
    return { peak: count, what: `${count} shared connections`, smaller: (most: number) => `share at most ${most}` }
  }
  if (plan.kind === 'open') {
    const { maxInFlight } = plan
    const smaller = (most: number) => `keep maxInFlight (--max-in-flight) at or below ${most}`
    return { peak: maxInFlight, what: `${maxInFlight} requests under way`, smaller }
  }
  const users = plan.steps.reduce((most, step) => Math.max(most, step.users), 0)
  return {
    peak: users,
    what: `${users} users`,
    smaller: (most: number) => `keep the profile at or below ${most} users`,
  }
}

/**
 * A port is free again a minute after its connection: at a known rate of new ones the budget is arithmetic. What users ask for
 * depends on the answers; when they run out of ports, that is booked as the generator's own failure.
 */
function checkFresh({ plan, connections }: Plan, ports: number): void {
  if (plan.kind !== 'open' || connections.kind !== 'fresh') return
  const held = Math.ceil(newConnections(plan.stages, timeWaitMs))
  if (held <= ports) return
  unfit(
    `a new connection for every request opens ${held} within a minute, for which each keeps its local port after it is closed; the system hands out ${ports}`,
    `use connections that are kept ("--connections per-user", or shared:N), or keep the rate at or below ${Math.floor((ports * 1000) / timeWaitMs)} a second`,
  )
}

function unfit(why: string, fix: string): never {
  throw new PalierError({ kind: 'generatorUnfit', why, fix })
}
