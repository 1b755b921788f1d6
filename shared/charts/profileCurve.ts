import type { Stage } from '../domain/profile.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import { planUsers } from '../load/planUsers.ts'
import { toPhases } from '../load/toPhases.ts'
import { linearScale } from './axisScale.ts'
import { timeTicks } from './timeTicks.ts'

interface CurvePhase {
  readonly index: number
  readonly x: number
  readonly width: number
  readonly isPlateau: boolean
  /** Its part of the line, as a straight one. */
  readonly line: string
}

/** A profile as it will be followed: users over time, with its phases and axes. Plain data in px. */
export interface ProfileCurve {
  readonly phases: readonly CurvePhase[]
  /** The steps of the plan, as the generator makes them. */
  readonly line: string
  readonly area: string
  readonly userTicks: readonly { readonly y: number; readonly users: number }[]
  readonly timeTicks: readonly { readonly x: number; readonly atMs: number }[]
  /** Of the drawing within the axes. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const gutters = { left: 38, right: 18, top: 22, bottom: 22 }

export function profileCurve(stages: readonly Stage[], width: number, height: number): ProfileCurve {
  const [left, right] = [gutters.left, width - gutters.right]
  const [top, bottom] = [gutters.top, height - gutters.bottom]
  const endMs = Math.max(1, planDurationMs(stages))
  const scale = linearScale(Math.max(...stages.map(({ users }) => users), 0), 1)
  const x = (atMs: number) => round(left + ((right - left) * atMs) / endMs)
  const y = (users: number) => round(bottom - ((bottom - top) * users) / scale.max)
  const line = stepLine(stages, x, y)
  return {
    phases: toPhases(stages).map(({ index, fromMs, toMs, usersFrom, usersTo }) => ({
      index,
      x: x(fromMs),
      width: round(x(toMs) - x(fromMs)),
      isPlateau: usersFrom === usersTo,
      line: `M${x(fromMs)} ${y(usersFrom)}L${x(toMs)} ${y(usersTo)}`,
    })),
    line: `${line}H${x(endMs)}`,
    area: `${line}H${x(endMs)}V${bottom}H${left}Z`,
    userTicks: [0, 0.25, 0.5, 0.75, 1]
      .map((share) => share * scale.max)
      .filter(Number.isInteger)
      .map((users) => ({ y: y(users), users })),
    timeTicks: timeTicks(endMs, right - left).map((atMs) => ({ x: x(atMs), atMs })),
    left,
    right,
    top,
    bottom,
  }
}

/** Steps closer than half a px are one: a fast ramp of thousands of users is still a short path. */
function stepLine(stages: readonly Stage[], x: (atMs: number) => number, y: (users: number) => number): string {
  const steps = planUsers(stages)
  let path = ''
  let drawnX = Number.NEGATIVE_INFINITY
  for (const [index, { atMs, users }] of steps.entries()) {
    const next = steps[index + 1]
    if (next !== undefined && x(next.atMs) - drawnX < 0.5) continue
    path += path === '' ? `M${x(atMs)} ${y(users)}` : `H${x(atMs)}V${y(users)}`
    drawnX = x(atMs)
  }
  return path
}

function round(px: number): number {
  return Math.round(px * 10) / 10
}
