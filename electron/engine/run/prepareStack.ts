import { PalierError } from '../../../shared/domain/failure.ts'
import { freshState } from '../../../shared/domain/freshState.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Stack } from '../ports.ts'

/**
 * Brings the stack to the state every run begins from: verification has left entries in caches and statistics.
 * Gives the state policy in words, for the manifest.
 */
export async function prepareStack(stack: Stack, plan: StackPlan, signal: AbortSignal): Promise<string[]> {
  const done = await Promise.all(
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
  return [freshState, ...done]
}
