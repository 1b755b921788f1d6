import { warmedDataState, warmedState } from '../../../shared/domain/freshState.ts'
import type { UserSession } from '../ports/loadGenerator.ts'
import { prepareLogins } from './prepareLogins.ts'
import { prepareStack } from './prepareStack.ts'
import type { RunParts } from './runParts.ts'
import type { Live } from './runState.ts'
import { toStackLoadOrder } from './toLoadOrder.ts'
import { warmUp } from './warmUp.ts'

/**
 * The state before the test, the warm-up, the logins; ends with nothing under way. Gives what users bring from their logins, by user;
 * undefined for a scenario without a login.
 */
export async function warmRun(parts: RunParts, live: Live): Promise<readonly (UserSession | undefined)[] | undefined> {
  live.watch.probe()
  await live.watch.rest()
  parts.signal.throwIfAborted()
  await warmStack(parts, live)
  return await logIn(parts, live)
}

/** Leaves data, caches and statistics as every run has them: the warm-up has filled them. */
async function warmStack(parts: RunParts, live: Live): Promise<void> {
  const { spec, ports, recorder, signal } = parts
  if (spec.warmUp.kind !== 'none' || spec.scenario.login !== undefined) live.watch.passOver()
  const { warmUp: warmedUp, warnings, cutOff } = await warmUp(spec, toStackLoadOrder(spec, live, 0), ports, signal)
  recorder.update({ warmUp: warmedUp })
  recorder.warn(warnings)
  if (warmedUp.kind === 'none') return
  // Until the server has given up what was cut off.
  if (cutOff > 0) await live.watch.rest()
  const statePolicy = await prepareStack(parts, live.stack)
  recorder.update({ statePolicy: [...statePolicy, spec.plan.data === undefined ? warmedState : warmedDataState] })
}

/** After the last command that empties something, which might be what the tokens are kept in; before the instances are asked for their counts. */
async function logIn({ spec, ports, recorder, signal }: RunParts, live: Live) {
  const logins = await prepareLogins(toStackLoadOrder(spec, live, 0), ports, signal)
  if (logins !== undefined) recorder.update({ preparation: logins.preparation })
  return logins?.sessions
}
