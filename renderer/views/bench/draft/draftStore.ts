import { create } from 'zustand'
import type { ComparisonAsk } from '../../../../shared/contract/comparisonAsk.ts'
import { type Choices, type Draft, firstDraft } from './draft.ts'
import { draftOfAsk } from './draftOfAsk.ts'
import { fittedDraft, toKeptDraft } from './keptDraft.ts'

interface DraftState {
  /** Absent until it is known what there is to choose from. */
  readonly draft?: Draft
  /** It is to be started as soon as it is checked and nothing is in the way. */
  readonly startsWhenChecked?: true
}

export const useDraft = create<DraftState>(() => ({}))

const keptAs = 'palier.draft/1'

/** Takes up the kept draft, or begins the first one. Later calls only take out what is no longer there. */
export function openDraft(choices: Choices): void {
  const known = useDraft.getState().draft ?? toKeptDraft(readKept())
  useDraft.setState({ draft: known === undefined ? firstDraft(choices, drawnSeed()) : fittedDraft(known, choices) })
}

/** Changes the draft and keeps it: in this window's storage, which a browser loses when the address has another port. */
export function changeDraft(change: (draft: Draft) => Draft): void {
  const { draft } = useDraft.getState()
  if (draft === undefined) return
  const changed = change(draft)
  // What was to be started was another draft.
  useDraft.setState({ draft: changed }, true)
  keep(changed)
}

/** Changes the draft, and has it started as by Compare: after its check, unless something is in the way. */
export function startDraft(change: (draft: Draft) => Draft): void {
  changeDraft(change)
  useDraft.setState({ startsWhenChecked: true })
}

/** It was started, or something is in the way. */
export function dropStart(): void {
  const { draft } = useDraft.getState()
  useDraft.setState(draft === undefined ? {} : { draft }, true)
}

/** Begins anew with what was asked before; `openDraft` takes out what is no longer there. */
export function takeUpAsk(ask: ComparisonAsk): void {
  const draft = draftOfAsk(ask, useDraft.getState().draft ?? toKeptDraft(readKept()))
  useDraft.setState({ draft })
  keep(draft)
}

/** Readable, and far from what anybody would pick by hand. */
export function drawnSeed(): number {
  const [drawn = 1] = crypto.getRandomValues(new Uint32Array(1))
  return 1 + (drawn % 99_999)
}

function readKept(): string | null {
  try {
    return localStorage.getItem(keptAs)
  } catch {
    // Storage may be refused; then nothing was kept.
    return null
  }
}

function keep(draft: Draft): void {
  try {
    localStorage.setItem(keptAs, JSON.stringify(draft))
  } catch {
    // Storage may be refused or full: the draft lives as long as the window.
  }
}
