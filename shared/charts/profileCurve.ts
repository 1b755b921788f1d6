import type { AnyStage } from '../domain/profile.ts'
import { phaseLevels } from '../load/phaseLevels.ts'
import { planDurationMs } from '../load/planDurationMs.ts'
import { planUsers } from '../load/planUsers.ts'
import { stageLevel, toPhases } from '../load/toPhases.ts'
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

/** A profile as it will be followed: users (open model: requests per second) over time, with its phases and axes. Plain data in px. */
export interface ProfileCurve {
  readonly phases: readonly CurvePhase[]
  /** The plan as the generator follows it: steps of users, slopes of a rate. */
  readonly line: string
  readonly area: string
  readonly levelTicks: readonly { readonly y: number; readonly level: number }[]
  readonly timeTicks: readonly { readonly x: number; readonly atMs: number }[]
  /** Of the drawing within the axes. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const gutters = { left: 38, right: 18, top: 22, bottom: 22 }

export function profileCurve(stages: readonly AnyStage[], width: number, height: number): ProfileCurve {
  const [left, right] = [gutters.left, width - gutters.right]
  const [top, bottom] = [gutters.top, height - gutters.bottom]
  const endMs = Math.max(1, planDurationMs(stages))
  const scale = linearScale(Math.max(...stages.map(stageLevel), 0), 1)
  const x = (atMs: number) => round(left + ((right - left) * atMs) / endMs)
  const y = (level: number) => round(bottom - ((bottom - top) * level) / scale.max)
  const line = stepLine(stages, x, y)
  return {
    phases: toPhases(stages).map((phase) => {
      const { index, fromMs, toMs } = phase
      const { from, to } = phaseLevels(phase)
      return {
        index,
        x: x(fromMs),
        width: round(x(toMs) - x(fromMs)),
        isPlateau: from === to,
        line: `M${x(fromMs)} ${y(from)}L${x(toMs)} ${y(to)}`,
      }
    }),
    line: `${line}H${x(endMs)}`,
    area: `${line}H${x(endMs)}V${bottom}H${left}Z`,
    levelTicks: [0, 0.25, 0.5, 0.75, 1]
      .map((share) => share * scale.max)
      .filter(Number.isInteger)
      .map((level) => ({ y: y(level), level })),
    timeTicks: timeTicks(endMs, right - left).map((atMs) => ({ x: x(atMs), atMs })),
    left,
    right,
    top,
    bottom,
  }
}

/** Steps closer than half a px are one: a fast ramp of thousands of users is still a short path. */
function stepLine(stages: readonly AnyStage[], x: (atMs: number) => number, y: (users: number) => number): string {
  const users = stages.filter((stage) => 'users' in stage)
  if (users.length < stages.length) return slopes(stages, x, y)
  const steps = planUsers(users)
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

/** A rate has no steps. */
function slopes(stages: readonly AnyStage[], x: (atMs: number) => number, y: (level: number) => number): string {
  let atMs = 0
  const corners = stages.map((stage) => {
    atMs += stage.durationMs
    return `L${x(atMs)} ${y(stageLevel(stage))}`
  })
  return `M${x(0)} ${y(0)}${corners.join('')}`
}

function round(px: number): number {
  return Math.round(px * 10) / 10
}
