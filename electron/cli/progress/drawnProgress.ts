import { Listr, type ListrTask } from 'listr2'
import type { ComparisonEvent, RunEvent } from '../../../shared/domain/events.ts'
import type { Phase } from '../../../shared/domain/profile.ts'
import type { RunAt, RunOutcome } from '../../../shared/domain/run.ts'
import { outcomeText, runStateText } from '../../../shared/text/runStateText.ts'
import { progressLine } from './progressLine.ts'
import type { ProgressReporter } from './progressReporter.ts'
import { foldProgress, freshProgress, type RunProgress } from './runProgress.ts'

/** States worth a line of their own; the rest pass in an instant. */
const shown: readonly RunAt[] = [
  'building',
  'starting',
  'verifying',
  'preparing',
  'measuring',
  'draining',
  'collecting',
  'stopping',
]

/** One run's place in the drawing: resolved from outside, as events come. */
interface Slot {
  progress: RunProgress
  redraw: (line: string) => void
  readonly begun: PromiseWithResolvers<void>
  readonly ended: PromiseWithResolvers<RunOutcome>
  readonly left: Map<RunAt, PromiseWithResolvers<void>>
}

/** Nested steps drawn in place: a line per run, its states below while it is on. */
export function drawnProgress(
  runs: ReadonlyMap<string, string>,
  phasesOf: (runId: string) => readonly Phase[],
): ProgressReporter {
  const slots = new Map([...runs.keys()].map((runId) => [runId, freshSlot()] as const))
  const tasks = [...runs].map(([runId, name]) => runTask(name, slots.get(runId) ?? freshSlot(), phasesOf(runId)))
  const drawing = new Listr(tasks, {
    concurrent: false,
    exitOnError: false,
    rendererOptions: { collapseSubtasks: true, showErrorMessage: false, removeEmptyLines: false },
  })
  const drawn = drawing.run()
  drawn.catch(() => undefined)

  return {
    runEvent: (event: RunEvent) => {
      const slot = slots.get(event.runId)
      if (slot !== undefined) follow(slot, event, phasesOf(event.runId))
    },
    comparisonEvent: (event: ComparisonEvent) => {
      if (event.kind === 'runStarted') slots.get(event.runId)?.begun.resolve()
      if (event.kind === 'ended') for (const slot of slots.values()) giveUp(slot)
    },
    close: async () => {
      for (const slot of slots.values()) giveUp(slot)
      await drawn.catch(() => undefined)
    },
  }
}

function freshSlot(): Slot {
  return {
    progress: freshProgress,
    redraw: () => undefined,
    begun: Promise.withResolvers<void>(),
    ended: Promise.withResolvers<RunOutcome>(),
    left: new Map(shown.map((at) => [at, Promise.withResolvers<void>()])),
  }
}

function runTask(name: string, slot: Slot, phases: readonly Phase[]): ListrTask {
  return {
    title: name,
    task: async (_, run) => {
      await slot.begun.promise
      const states = shown.map((at) => stateTask(at, slot, phases))
      void slot.ended.promise.then((outcome) => {
        run.title = `${name}  ${outcomeText(outcome)}`
      })
      return run.newListr([...states, endTask(slot)], { concurrent: false, exitOnError: false })
    },
  }
}

function stateTask(at: RunAt, slot: Slot, phases: readonly Phase[]): ListrTask {
  return {
    title: runStateText(at),
    task: async (_, task) => {
      slot.redraw = (line) => {
        task.title = line
      }
      slot.redraw(slot.progress.at === at ? progressLine(slot.progress, phases) : runStateText(at))
      await slot.left.get(at)?.promise
      task.title = runStateText(at)
    },
  }
}

/** Without a title it has no line; it gives the run its tick or its cross. */
function endTask(slot: Slot): ListrTask {
  return {
    task: async () => {
      const { kind } = await slot.ended.promise
      if (kind !== 'completed') throw new Error(kind)
    },
  }
}

function follow(slot: Slot, event: RunEvent, phases: readonly Phase[]): void {
  slot.progress = foldProgress(slot.progress, event)
  if (event.kind === 'state') passUpTo(slot, event.at)
  if (event.kind === 'ended') {
    for (const { resolve } of slot.left.values()) resolve()
    slot.ended.resolve(event.outcome)
  } else if (event.kind === 'tick' || event.kind === 'progress') slot.redraw(progressLine(slot.progress, phases))
}

/** Entering a state means having left all shown ones before it; a stop or a failure skips some. */
function passUpTo(slot: Slot, at: RunAt): void {
  const index = shown.indexOf(at)
  if (index === -1) return
  for (const passed of shown.slice(0, index)) slot.left.get(passed)?.resolve()
}

/** A run that never came to its turn, or whose end was not heard. */
function giveUp(slot: Slot): void {
  slot.begun.resolve()
  for (const { resolve } of slot.left.values()) resolve()
  slot.ended.resolve({ kind: 'stopped', during: 'queued' })
}
