import { loginRequests, type RequestTemplate, type Scenario, secretNames } from '../../../shared/domain/scenario.ts'
import { toTemplate } from '../../../shared/load/placeholders.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'

/** A secret in a path would be in the log of every server that it passes, and so in a run's evidence. */
export function checkSecrets(log: ProblemLog, { values, login, requests }: Scenario): void {
  const secrets = secretNames(values)
  const places: readonly (readonly [Pick<RequestTemplate, 'path'>, Path])[] = [
    ...loginRequests({ ...(login && { login }) }).map(
      (request, index) => [request, index === 0 ? ['login'] : ['login', 'then', index - 1]] as const,
    ),
    ...requests.map((request, index) => [request, ['requests', index]] as const),
  ]
  for (const [{ path }, at] of places) {
    for (const name of new Set(toTemplate(path).names)) {
      if (!secrets.includes(name)) continue
      const found = `{${name}}, a secret: servers write paths to their logs`
      log.add([...at, 'path'], { found, expected: `{${name}} in a header or a body` })
    }
  }
}
