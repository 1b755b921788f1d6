import { PalierError } from '../../../shared/domain/failure.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { RunValues } from '../../../shared/load/userValues.ts'
import type { Asker, Stack } from '../ports.ts'
import { callEndpoints, type EndpointCall } from './callEndpoints.ts'

const VERIFY_TIMEOUT_MS = 10_000

/**
 * Calls every endpoint of the scenario once through the entry, after its login, and every instance once directly.
 * Throws `notVerified` with all problems together.
 */
export async function verifyStack(
  stack: Stack,
  plan: StackPlan,
  scenario: Scenario,
  draws: { readonly seed: number; readonly runValues: RunValues },
  asker: Asker,
): Promise<void> {
  const entry = stack.addressOf(plan.entry.container, plan.entry.port)
  const endpoints = callEndpoints(scenario, draws, (request) =>
    asker.ask({ ...entry, ...request, timeoutMs: VERIFY_TIMEOUT_MS }),
  ).then((calls) => calls.map((call) => endpointProblem(call, plan.entry.container)))
  const instances = instancesOf(stack, plan).map(async ({ name, host, port, path }) => {
    const answer = await asker.ask({ host, port, method: 'GET', path, timeoutMs: VERIFY_TIMEOUT_MS })
    return instanceProblem(`GET ${path} of ${name} itself`, answer)
  })
  const found = [...(await endpoints), ...(await Promise.all(instances))]
  const problems = found.filter((problem) => problem !== undefined)
  if (problems.length > 0) throw new PalierError({ kind: 'notVerified', problems })
}

function instancesOf(stack: Stack, plan: StackPlan) {
  const { instance } = plan.health
  if (instance === undefined) return []
  return stack.containers
    .filter(({ role }) => role === 'api')
    .map(({ name }) => ({ name, path: instance.path, ...stack.addressOf(name, instance.port) }))
}

function endpointProblem({ method, path, name, reply, problem }: EndpointCall, entry: string): string | undefined {
  const what = `${method} ${path} (${name}) through ${entry}`
  if (reply?.kind === 'failed') return `${what}: ${failureWords(reply)}`
  return problem === undefined ? undefined : `${what}: ${problem}`
}

function instanceProblem(what: string, answer: Awaited<ReturnType<Asker['ask']>>): string | undefined {
  if (answer.kind === 'failed') return `${what}: ${failureWords(answer)}`
  if (answer.status === 200) return undefined
  const excerpt = answer.body.trim().slice(0, 160)
  return `${what}: status ${answer.status}, expected 200${excerpt === '' ? '' : ` — ${excerpt}`}`
}

function failureWords({ outcome, message }: { readonly outcome: string; readonly message: string }): string {
  return `${outcomeWords(outcome as Outcome)} (${message})`
}

function outcomeWords(outcome: Outcome): string {
  switch (outcome) {
    case 'connectTimeout':
      return 'no connection within the time limit'
    case 'responseTimeout':
      return 'no answer within the time limit'
    case 'refused':
      return 'connection refused'
    case 'reset':
      return 'connection closed before the answer was whole'
    case 'dns':
      return 'name not found'
    default:
      return outcome
  }
}
