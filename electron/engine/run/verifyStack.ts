import { PalierError } from '../../../shared/domain/failure.ts'
import type { Outcome } from '../../../shared/domain/outcome.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { exampleRequest } from '../../../shared/load/exampleRequest.ts'
import type { Asker, Stack } from '../ports.ts'

const VERIFY_TIMEOUT_MS = 10_000

/**
 * Calls every endpoint of the scenario once through the entry, and every instance once directly.
 * Throws `notVerified` with all problems together.
 */
export async function verifyStack(
  stack: Stack,
  plan: StackPlan,
  scenario: Scenario,
  seed: number,
  asker: Asker,
): Promise<void> {
  const entry = stack.addressOf(plan.entry.container, plan.entry.port)
  const endpoints = scenario.requests.map(async (request) => {
    const { path, body } = exampleRequest(scenario, request, seed)
    const answer = await asker.ask({
      ...entry,
      method: request.method,
      path,
      headers: request.headers,
      ...(body === undefined ? {} : { body }),
      timeoutMs: VERIFY_TIMEOUT_MS,
    })
    return toProblem(
      `${request.method} ${path} (${request.name}) through ${plan.entry.container}`,
      answer,
      request.expect,
    )
  })
  const instances = instancesOf(stack, plan).map(async ({ name, host, port, path }) => {
    const answer = await asker.ask({ host, port, method: 'GET', path, timeoutMs: VERIFY_TIMEOUT_MS })
    return toProblem(`GET ${path} of ${name} itself`, answer, 200)
  })
  const problems = (await Promise.all([...endpoints, ...instances])).filter((problem) => problem !== undefined)
  if (problems.length > 0) throw new PalierError({ kind: 'notVerified', problems })
}

function instancesOf(stack: Stack, plan: StackPlan) {
  const { instance } = plan.health
  if (instance === undefined) return []
  return stack.containers
    .filter(({ role }) => role === 'api')
    .map(({ name }) => ({ name, path: instance.path, ...stack.addressOf(name, instance.port) }))
}

function toProblem(what: string, answer: Awaited<ReturnType<Asker['ask']>>, expect: number): string | undefined {
  if (answer.kind === 'failed') return `${what}: ${outcomeWords(answer.outcome as Outcome)} (${answer.message})`
  if (answer.status === expect) return undefined
  const excerpt = answer.body.trim().slice(0, 160)
  return `${what}: status ${answer.status}, expected ${expect}${excerpt === '' ? '' : ` — ${excerpt}`}`
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
