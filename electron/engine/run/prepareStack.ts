import { PalierError } from '../../../shared/domain/failure.ts'
import { emptyState, freshState, loadedState } from '../../../shared/domain/freshState.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Stack } from '../ports/stack.ts'
import { loadData } from './loadData.ts'
import type { RunParts } from './runParts.ts'

/**
 * Brings the stack to the state every run begins from: verification and warm-up have left rows, and entries in caches and statistics. A
 * data set is loaded anew, then the topology's commands run. Gives the state policy in words, for the manifest.
 */
export async function prepareStack(parts: RunParts, stack: Stack): Promise<string[]> {
  const { data } = parts.spec.plan
  if (data === undefined) return [freshState, ...(await runPrepareCommands(stack, parts.spec.plan, parts.signal))]
  await loadRunData(parts, stack)
  // The commands are about the data (ANALYZE), or forget what loading it has cost (statistics).
  return [emptyState, loadedState(data.set), ...(await runPrepareCommands(stack, parts.spec.plan, parts.signal))]
}

/** The plan's data set through its entry, and into the manifest as the API has counted it. Nothing without one. */
export async function loadRunData({ spec, ports, recorder, signal }: RunParts, stack: Stack): Promise<void> {
  const { data, entry } = spec.plan
  if (data === undefined) return
  const loaded = await loadData(data, stack.addressOf(entry.container, entry.port), ports, signal)
  recorder.update({ data: loaded })
}

/** The topology's `prepare` commands, each with its container. Throws `PalierError` engineFailed at the first that fails. */
export function runPrepareCommands(stack: Stack, plan: StackPlan, signal: AbortSignal): Promise<string[]> {
  return Promise.all(
    plan.prepare.map(async ({ container, command }) => {
      const { exitCode, stdout, stderr } = await stack.exec(container, command, signal)
      if (exitCode !== 0) {
        const said = (stderr.trim() || stdout.trim()).slice(0, 400)
        throw new PalierError({
          kind: 'engineFailed',
          doing: `preparing ${container} with \`${command.join(' ')}\``,
          message: `exit code ${exitCode}: ${said}`,
        })
      }
      return `${container}: ${command.join(' ')}`
    }),
  )
}
