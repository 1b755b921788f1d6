import type { Scenario, ScenarioRequest } from '../domain/scenario.ts'
import { fillPath } from './fillPath.ts'
import { seededRandom } from './seededRandom.ts'
import { valueDraw } from './valueDraw.ts'

/** One request as a user would make it, with values from the scenario's sources; no user's own stream is touched. */
export function exampleRequest(
  scenario: Scenario,
  request: ScenarioRequest,
  seed: number,
): { path: string; body?: string } {
  const random = seededRandom(seed, 0xffff_ffff)
  const path = fillPath(request.path, (name) => {
    const source = scenario.values[name]
    return source === undefined ? '' : valueDraw(source)(random)
  })
  return { path, ...(request.body === undefined ? {} : { body: request.body }) }
}
