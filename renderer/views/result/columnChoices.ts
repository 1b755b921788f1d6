import { create } from 'zustand'
import type { ColumnChoices } from './columnsThatFit.ts'
import type { ColumnId } from './comparisonColumns.ts'

/** What a person has switched on or off; kept while the window is open. */
export const useColumnChoices = create<{ readonly choices: ColumnChoices }>(() => ({ choices: {} }))

export function chooseColumn(id: ColumnId, isShown: boolean): void {
  useColumnChoices.setState(({ choices }) => ({ choices: { ...choices, [id]: isShown } }))
}

export function forgetColumnChoices(): void {
  useColumnChoices.setState({ choices: {} })
}
