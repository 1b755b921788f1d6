import type { LoadPlan } from '../domain/load.ts'

/** Response time up to which the open model finds everybody logged in. */
const underWayMs = 500

/**
 * How many users are worth logging in before the first request. Closed model: everyone who joins before a token is `afterMs` old; later
 * ones would have to renew it first thing. Open model: as many as are under way at the highest rate while answers take half a second
 * (Little's law), not the whole cap, which a healthy system never comes near.
 */
export function usersToLogIn(plan: LoadPlan, afterMs = Number.POSITIVE_INFINITY): number {
  if (plan.kind === 'open')
    return Math.min(
      plan.maxInFlight,
      Math.ceil((Math.max(0, ...plan.stages.map(({ ratePerS }) => ratePerS)) * underWayMs) / 1000),
    )
  return plan.steps.reduce((most, { atMs, users }) => (atMs < afterMs ? Math.max(most, users) : most), 0)
}
