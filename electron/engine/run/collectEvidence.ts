import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Asker } from '../ports/asker.ts'
import type { ContainerEnd, Stack } from '../ports/stack.ts'
import type { RunRecorder } from './runRecorder.ts'

const STATUS_TIMEOUT_MS = 3000

/**
 * Keeps what the containers still know before they go: logs, processes, the balancer's status, the declared commands.
 * What cannot be read is written down as such and stops nothing.
 */
export async function collectEvidence(
  stack: Stack,
  plan: StackPlan,
  recorder: RunRecorder,
  asker: Asker,
  signal: AbortSignal,
): Promise<readonly ContainerEnd[]> {
  const [ends] = await Promise.all([
    examineContainers(stack, recorder, signal),
    readBalancerStatus(stack, plan, recorder, asker),
    ...plan.evidence.map(({ name, container, command }) =>
      stack.exec(container, command, signal).then(
        ({ exitCode, stdout, stderr }) =>
          recorder.saveEvidence(name, exitCode === 0 ? stdout : `exit code ${exitCode}\n${stderr}${stdout}`),
        (error: unknown) => recorder.saveEvidence(name, `not read: ${messageOf(error)}\n`),
      ),
    ),
  ])
  return ends
}

async function examineContainers(
  stack: Stack,
  recorder: RunRecorder,
  signal: AbortSignal,
): Promise<readonly ContainerEnd[]> {
  try {
    const examined = await stack.examine(signal)
    for (const { container, log, processes } of examined) {
      recorder.saveEvidence(`${container}.log`, log)
      recorder.saveEvidence(`${container}.processes.txt`, processes)
    }
    const ends = examined.map(({ log: _log, processes: _processes, ...end }) => end)
    recorder.saveEvidence('containers.json', `${JSON.stringify(ends, null, 2)}\n`)
    return ends
  } catch (error) {
    recorder.saveEvidence('containers.json', `${JSON.stringify({ notRead: messageOf(error) })}\n`)
    return []
  }
}

async function readBalancerStatus(stack: Stack, plan: StackPlan, recorder: RunRecorder, asker: Asker): Promise<void> {
  const { balancer } = plan.health
  const container = stack.containers.find(({ role }) => role === 'balancer')
  if (balancer === undefined || container === undefined) return
  const address = stack.addressOf(container.name, balancer.port)
  const answer = await asker.ask({ ...address, method: 'GET', path: balancer.path, timeoutMs: STATUS_TIMEOUT_MS })
  recorder.saveEvidence(
    `${container.name}.status.txt`,
    answer.kind === 'answered' ? answer.body : `not read: ${answer.outcome} ${answer.message}\n`,
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
