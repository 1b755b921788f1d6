import type { RunResult } from '../../shared/domain/runResult.ts'
import { findingText, noCauseText } from '../../shared/text/diagnosis/findingText.ts'
import { runTimeText } from '../../shared/text/units.ts'

type Result = Pick<RunResult, 'diagnosis'>

/** In one line, `first symptom at 3:25: The database ran out of connections (high confidence)`: when the first symptom showed and what it most likely comes of. Nothing of results of before that was made. */
export function causeText({ diagnosis }: Result): string | undefined {
  if (diagnosis === undefined) return undefined
  const { firstSymptomMs, findings } = diagnosis
  const [first] = findings
  if (firstSymptomMs === undefined && first === undefined) return 'no symptom'
  const symptom = firstSymptomMs === undefined ? [] : [`first symptom at ${runTimeText(firstSymptomMs)}`]
  const text = first && findingText(first)
  const cause = text === undefined ? noCauseText().toLowerCase() : `${text.title} (${text.confidence} confidence)`
  return [...symptom, cause].join(': ')
}

/** Every finding with its time, figures and advice, the most likely first cause first; undefined when there is none. */
export function findingLines({ diagnosis }: Result): string | undefined {
  if (diagnosis === undefined || diagnosis.findings.length === 0) return undefined
  const lines = diagnosis.findings.flatMap((finding, index) => {
    const { title, time, sentences, advice, rulesOut, confidence } = findingText(finding)
    const { query } = finding
    return [
      `${index + 1}  ${title} (${confidence} confidence, ${time})`,
      ...[sentences.join(' '), ...(query === undefined ? [] : [query]), rulesOut ?? '', advice.join(' ')]
        .filter((line) => line !== '')
        .map((line) => `   ${line}`),
    ]
  })
  return lines.join('\n')
}
