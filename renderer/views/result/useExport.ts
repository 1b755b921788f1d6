import { useState } from 'react'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { ask } from '../../bridge.ts'

export type ExportFormat = 'pdf' | 'html'

export type ExportState =
  | { readonly at: 'idle' }
  | { readonly at: 'writing'; readonly format: ExportFormat }
  | { readonly at: 'saved'; readonly file: string }
  | { readonly at: 'failed'; readonly failure: Failure }

export interface Exporting {
  readonly state: ExportState
  /** One at a time; asked for while one is on, nothing happens. */
  readonly save: (format: ExportFormat) => void
  readonly close: () => void
}

/** The report of what is shown, as a file of the person's choice. */
export function useExport(id: string, language: Language): Exporting {
  const [state, setState] = useState<ExportState>({ at: 'idle' })
  const write = async (format: ExportFormat) => {
    setState({ at: 'writing', format })
    const answer = await ask['report.save']({ id, language, format })
    if (!answer.ok) setState({ at: 'failed', failure: answer.failure })
    else setState(answer.value.kind === 'saved' ? { at: 'saved', file: answer.value.file } : { at: 'idle' })
  }
  return {
    state,
    save: (format) => {
      if (state.at !== 'writing') void write(format)
    },
    close: () => setState({ at: 'idle' }),
  }
}
