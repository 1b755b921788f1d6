import { useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'
import type { Key } from './keys.ts'

/** One thing that can be done: in the palette, by its keys, and by the desktop's menu if the id is one of `WindowCommand`. */
export interface Command {
  /** `compare`, `stop`, `export`, `go.bench` …; a view's own begin with its name: `result.tableTwin`. */
  readonly id: string
  /** In the person's language: `Compare`. */
  readonly title: string
  /** Any of them; the first is the one that is shown. */
  readonly keys?: readonly Key[]
  /** Why it cannot be done now, as a sentence; absent: it can. */
  readonly disabledBecause?: string
  /** What the frame does about it where no view has the command itself. */
  readonly isFallback?: boolean
  /** Works by its keys and its menu only. */
  readonly isHidden?: boolean
  readonly run: () => void
}

interface Registry {
  /** In the order in which they were added. */
  readonly added: readonly Command[]
  /** Runs as soon as a view brings it: the id of a command of a screen that is being opened. */
  readonly awaited?: string
}

const useRegistry = create<Registry>(() => ({ added: [] }))

/** One for each id: the one that came last, and one of a view before the frame's. */
export function toCommands(added: readonly Command[]): readonly Command[] {
  const ids = [...new Set(added.map(({ id }) => id))]
  return ids.flatMap((id) => {
    const same = added.filter((one) => one.id === id)
    return same.findLast(({ isFallback }) => isFallback !== true) ?? same.at(-1) ?? []
  })
}

/** What can be done at present. */
export function currentCommands(): readonly Command[] {
  return toCommands(useRegistry.getState().added)
}

/** The same, for drawing; `added` is a stable reference. */
export function useCurrentCommands(): readonly Command[] {
  return toCommands(useRegistry(({ added }) => added))
}

/** Says whether it ran. */
export function runCommand(id: string): boolean {
  const command = currentCommands().find((one) => one.id === id)
  if (command === undefined || command.disabledBecause !== undefined) return false
  forget()
  command.run()
  return true
}

/** How long a screen may take until it brings what was asked for; later it would come as a surprise. */
const AWAITED_MS = 5000

/** For a command of another screen, after going there. */
export function runWhenThere(id: string): void {
  useRegistry.setState({ awaited: id })
  setTimeout(forget, AWAITED_MS)
}

function forget(): void {
  // Replaced as a whole, so that `awaited` is gone.
  useRegistry.setState(({ added }) => ({ added }), true)
}

/** Gives the way to take them back. */
export function addCommands(commands: readonly Command[]): () => void {
  useRegistry.setState(({ added }) => ({ added: [...added, ...commands] }))
  const { awaited } = useRegistry.getState()
  if (commands.some(({ id, isFallback }) => id === awaited && isFallback !== true)) runCommand(awaited ?? '')
  return () => useRegistry.setState(({ added }) => ({ added: added.filter((one) => !commands.includes(one)) }))
}

/** The command is there as long as the component is. `run` may be a new function each time it is drawn. */
export function useCommand(command: Command): void {
  useCommands([command])
}

export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  const words = JSON.stringify(commands)
  useLayoutEffect(() => {
    const plain = JSON.parse(words) as Omit<Command, 'run'>[]
    return addCommands(plain.map((one, at) => ({ ...one, run: () => latest.current[at]?.run() })))
  }, [words])
}
