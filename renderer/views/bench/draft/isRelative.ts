import type { Objectives } from '../../../../shared/domain/objectives.ts'

/** Whether any of its targets is held against a baseline. */
export function isRelative({ targets }: Objectives): boolean {
  return targets.some(({ relativeTo }) => relativeTo !== undefined)
}
