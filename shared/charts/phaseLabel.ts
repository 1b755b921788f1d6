import type { Phase } from '../domain/profile.ts'
import { phaseLevels } from '../load/phaseLevels.ts'

/** What stands above a phase: `100`, `100→300` users; `200/s`, `100→200/s` of the open model. */
export function phaseLabel(phase: Phase): string {
  const { unit, from, to } = phaseLevels(phase)
  return `${from === to ? to : `${from}→${to}`}${unit === 'users' ? '' : '/s'}`
}
