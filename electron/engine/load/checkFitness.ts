import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadPlan } from '../../../shared/domain/load.ts'
import type { GeneratorFacts } from './readFacts.ts'

/** Descriptors for everything that is not a user: files, the engine's streams, libuv, and room to save the run. */
const reservedDescriptors = 200

/**
 * Throws `PalierError` generatorUnfit, with the arithmetic and a fix, when the plan needs more than this process may
 * have. Without this check, users fail with EMFILE in the middle of the run, and the run itself cannot be saved
 * (measured: 2,000 users under a limit of 1,024 gave 2,989 failures that were not the server's).
 */
export function checkFitness({ plan }: { readonly plan: LoadPlan }, facts: GeneratorFacts): void {
  const peak =
    plan.kind === 'open' ? plan.maxInFlight : plan.steps.reduce((most, { users }) => Math.max(most, users), 0)
  const needed = peak + reservedDescriptors
  if (facts.descriptors !== undefined && facts.descriptors < needed) {
    unfit(
      `${peak} users need ${needed} open descriptors (one connection each, and ${reservedDescriptors} for everything else); this process may open ${facts.descriptors}`,
      `run "ulimit -n ${needed}" in the same shell before starting, raise the hard limit first if that is refused, or keep the profile at or below ${Math.max(0, facts.descriptors - reservedDescriptors)} users`,
    )
  }
  if (facts.ephemeralPorts === undefined) return
  const { first, last } = facts.ephemeralPorts
  const ports = last - first + 1
  if (ports < peak) {
    unfit(
      `${peak} users need a local port each; the system hands out ${ports} (${first} to ${last})`,
      `widen the range: "sysctl -w net.ipv4.ip_local_port_range='${Math.max(1024, last - 2 * peak)} ${last}'", or keep the profile at or below ${ports} users`,
    )
  }
}

function unfit(why: string, fix: string): never {
  throw new PalierError({ kind: 'generatorUnfit', why, fix })
}
