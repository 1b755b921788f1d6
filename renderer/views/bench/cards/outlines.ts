import { useEffect } from 'react'
import { create } from 'zustand'
import type { ConfigurationOutline } from '../../../../shared/contract/configurationOutline.ts'
import { toConfigurationName } from '../../../../shared/domain/configuration.ts'
import type { Failure } from '../../../../shared/domain/failure.ts'
import { ask } from '../../../bridge.ts'

interface Outlines {
  /** By question. */
  readonly answers: Readonly<Record<string, ConfigurationOutline>>
  readonly failures: Readonly<Record<string, Failure>>
  /** The last one of each configuration, and of each topology, to be shown until the next one is there. */
  readonly latest: Readonly<Record<string, ConfigurationOutline>>
}

type Wanted = readonly [configuration: string, parameters: Readonly<Record<string, string>>]

const useOutlines = create<Outlines>(() => ({ answers: {}, failures: {}, latest: {} }))

/** While somebody types, one question for all of it. */
const TYPING_MS = 200

/** What would be brought up with these values; the last answer stays while the next one is asked for. */
export function useOutline(
  configuration: string,
  parameters: Wanted[1],
): {
  readonly outline?: ConfigurationOutline
  readonly failure?: Failure
} {
  const [outline] = useOutlineList([[configuration, parameters]])
  const before = useOutlines(({ latest }) => latest[topologyOf(configuration)])
  const failure = useOutlines(({ failures }) => failures[toQuestion([configuration, parameters])])
  const shown = outline ?? before
  return { ...(shown && { outline: shown }), ...(failure && { failure }) }
}

/** The same of several, in their order; undefined where nothing is known yet. */
export function useOutlineList(wanted: readonly Wanted[]): readonly (ConfigurationOutline | undefined)[] {
  const { answers, latest } = useOutlines()
  const questions = JSON.stringify(wanted.map(toQuestion))
  useEffect(() => {
    const unknown = (JSON.parse(questions) as string[]).filter(
      (one) => useOutlines.getState().answers[one] === undefined,
    )
    const isFirst = unknown.some((one) => useOutlines.getState().latest[configurationOf(one)] === undefined)
    const timer = setTimeout(() => unknown.forEach((one) => void read(one)), isFirst ? 0 : TYPING_MS)
    return () => clearTimeout(timer)
  }, [questions])
  return wanted.map((one) => answers[toQuestion(one)] ?? latest[one[0]])
}

async function read(question: string): Promise<void> {
  const [configuration, parameters] = JSON.parse(question) as [string, [string, string][]]
  const answer = await ask['configuration.outline']({ configuration, parameters: Object.fromEntries(parameters) })
  useOutlines.setState(({ answers, latest, failures }) =>
    answer.ok
      ? {
          answers: { ...answers, [question]: answer.value },
          latest: { ...latest, [configuration]: answer.value, [topologyOf(configuration)]: answer.value },
        }
      : { failures: { ...failures, [question]: answer.failure } },
  )
}

function toQuestion([configuration, parameters]: Wanted): string {
  return JSON.stringify([configuration, Object.entries(parameters).toSorted()])
}

function configurationOf(question: string): string {
  return (JSON.parse(question) as [string])[0]
}

function topologyOf(configuration: string): string {
  return toConfigurationName(configuration).topologyId
}
