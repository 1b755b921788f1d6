import { create } from 'zustand'
import type { CurrentData, DataAsk } from '../../shared/contract/dataRequests.ts'
import type { Failure } from '../../shared/domain/failure.ts'
import { ask, hear } from '../bridge.ts'

interface DataStackState {
  /** The stack that is up with its data, or on its way there or from there; also one that another window has asked for. */
  readonly current: CurrentData
  /** Of what this window has asked for last. */
  readonly failure?: Failure
  /** What could not be removed, with the reason. */
  readonly leftBehind: readonly string[]
}

const nothing: DataStackState = { current: { kind: 'none' }, leftBehind: [] }

export const useDataStack = create<DataStackState>(() => nothing)

/** Brings that configuration up and fills it; how far it is, the host announces. */
export async function loadData(wanted: DataAsk): Promise<void> {
  useDataStack.setState(({ current }) => ({ current, leftBehind: [] }), true)
  const answer = await ask['data.load'](wanted)
  if (!answer.ok) useDataStack.setState({ failure: answer.failure })
  else if (answer.value.kind === 'loaded') useDataStack.setState({ current: answer.value })
}

export async function releaseData(stackId: string): Promise<void> {
  const answer = await ask['data.release']({ stackId })
  if (answer.ok) useDataStack.setState({ leftBehind: answer.value.leftBehind })
  else useDataStack.setState({ failure: answer.failure })
}

/** What is told of a failure has been read. */
export function forgetDataFailure(): void {
  useDataStack.setState(({ current }) => ({ current, leftBehind: [] }), true)
}

/** For the life of the window; gives the way to stop. A window that was opened again finds the stack that is up. */
export function watchDataStack(): () => void {
  let heard = 0
  const askCurrent = async (): Promise<void> => {
    const before = heard
    const answer = await ask['data.current']({})
    // What was announced meanwhile is newer.
    if (answer.ok && heard === before) useDataStack.setState({ current: answer.value })
  }
  void askCurrent()
  const stopHearing = [
    hear['data.progress']((current) => {
      heard += 1
      useDataStack.setState({ current })
    }),
    hear['window.connection']((state) => {
      if (state === 'back') void askCurrent()
    }),
  ]
  return () => {
    for (const stop of stopHearing) stop()
  }
}
