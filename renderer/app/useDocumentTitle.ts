import { useEffect } from 'react'
import { useComparisonOn, useCurrent } from '../stores/current.ts'
import { useText } from '../text/useText.ts'
import type { Screen } from './place.ts'
import { whatIsOn } from './progressFacts.ts'
import { screenWords } from './screenWords.ts'

/** What is on stands in the window's title, so that it can be read while another window is in front. */
export function useDocumentTitle(screen: Screen): void {
  const text = useText()
  const comparison = useComparisonOn()
  const run = useCurrent((state) => state.run)
  const subject = comparison === undefined ? text.t(screenWords[screen]) : whatIsOn(comparison, run, text)
  useEffect(() => {
    document.title = `${subject} · Palier`
  }, [subject])
}
