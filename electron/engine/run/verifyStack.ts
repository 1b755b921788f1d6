import { PalierError } from '../../../shared/domain/failure.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Asker } from '../ports/asker.ts'
import type { Stack } from '../ports/stack.ts'
import { callEndpoints, type EndpointCall } from './callEndpoints.ts'
import { orAborted } from './orAborted.ts'
import { runNonce } from './runNonce.ts'
import type { RunSpec } from './runSpec.ts'
import { unansweredText } from './unansweredText.ts'

const VERIFY_TIMEOUT_MS = 10_000

type VerifySpec = Pick<RunSpec, 'runId' | 'plan' | 'scenario' | 'seed' | 'secrets'>

/**
 * Calls every endpoint of the scenario once through the entry, after its login, and every instance once directly. Where a data set is
 * loaded, endpoints are called after it (`verifyEndpoints`): their accounts come with it. Throws `notVerified` with all problems together,
 * and the signal's reason when it fires.
 */
export async function verifyStack(stack: Stack, spec: VerifySpec, asker: Asker, signal: AbortSignal): Promise<void> {
  const { plan } = spec
  const endpoints = plan.data === undefined ? endpointProblems(stack, spec, asker, signal) : []
  const instances = instancesOf(stack, plan).map(async ({ name, host, port, path }) => {
    const answer = await asker.ask({ host, port, method: 'GET', path, timeoutMs: VERIFY_TIMEOUT_MS })
    return instanceProblem(`GET ${path} of ${name} itself`, answer)
  })
  throwIfAny([...(await endpoints), ...(await orAborted(Promise.all(instances), signal))])
}

/** Every endpoint of the scenario, once. Throws `notVerified`. */
export async function verifyEndpoints(
  stack: Stack,
  spec: VerifySpec,
  asker: Asker,
  signal: AbortSignal,
): Promise<void> {
  throwIfAny(await endpointProblems(stack, spec, asker, signal))
}

async function endpointProblems(
  stack: Stack,
  { runId, plan, scenario, seed, secrets }: VerifySpec,
  asker: Asker,
  signal: AbortSignal,
): Promise<readonly (string | undefined)[]> {
  const entry = stack.addressOf(plan.entry.container, plan.entry.port)
  const runValues = { nonce: runNonce(runId), secrets }
  const ask: Parameters<typeof callEndpoints>[2] = (request) =>
    asker.ask({ ...entry, ...request, timeoutMs: VERIFY_TIMEOUT_MS })
  const calls = await callEndpoints(scenario, { seed, runValues }, ask, signal)
  return calls.map((call) => endpointProblem(call, plan.entry.container))
}

function throwIfAny(found: readonly (string | undefined)[]): void {
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
  if (reply?.kind === 'failed') return `${what}: ${unansweredText(reply)}`
  return problem === undefined ? undefined : `${what}: ${problem}`
}

function instanceProblem(what: string, answer: Awaited<ReturnType<Asker['ask']>>): string | undefined {
  if (answer.kind === 'failed') return `${what}: ${unansweredText(answer)}`
  if (answer.status === 200) return undefined
  const excerpt = answer.body.trim().slice(0, 160)
  return `${what}: status ${answer.status}, expected 200${excerpt === '' ? '' : ` — ${excerpt}`}`
}
