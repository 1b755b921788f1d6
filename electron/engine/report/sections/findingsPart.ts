import type { Diagnosis, Finding } from '../../../../shared/domain/diagnosis.ts'
import { type EffectPlace, effectTexts } from '../../../../shared/text/diagnosis/effectTexts.ts'
import { findingText, noCauseText } from '../../../../shared/text/diagnosis/findingText.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { isQuiet } from '../../../../shared/text/timeline/isQuiet.ts'
import { type Html, html } from '../html.ts'
import { findingProof, findingRow, type LogOf } from './findingProof.ts'

const cells = { low: 1, medium: 2, high: 3 } as const

interface Place extends EffectPlace {
  readonly logOf: LogOf
}

/** Why it broke, the first cause first. That no cause is established is an answer too. */
export function findingsPart(diagnosis: Diagnosis, texts: ReportTexts, place: Place): Html {
  const { t, language } = texts
  const { findings } = diagnosis
  if (findings.length === 0) {
    const quiet = isQuiet(diagnosis)
    const name = quiet ? undefined : html`<b>${noCauseText(language)}.</b> `
    return html`<div class="keep"><h3>${t('findings.title')}</h3><p class="m">${name}${t(quiet ? 'findings.quietText' : 'findings.noneText')}</p></div>`
  }
  return html`<h3>${t('findings.title')}</h3><ol class="findings">${findings.map((finding) => one(finding, texts, place))}</ol>`
}

function one(finding: Finding, texts: ReportTexts, place: Place): Html {
  const { t, figures, language } = texts
  const { title, time, sentences, rulesOut, advice, confidence: word } = findingText(finding, language)
  const effects = effectTexts(finding, place, language)
  const marks = { count: finding.marks.length, numbers: figures.list(finding.marks.map(String)) }
  const steps = finding.marks.length === 0 ? time : `${time}, ${t('findings.marks', marks)}`
  const changes = advice.map((change, index) => {
    const effect = effects[index]
    return html`${change}${effect === undefined ? undefined : html` <span class="q">${effect}</span>`}`
  })
  return html`<li class="keep"><p><b>${title}</b> ${confidence(finding, t('findings.sure', { level: word }))} <span class="q">${steps}</span></p>
<dl>${findingRow(t('findings.evidence'), sentences)}${findingProof(finding, texts, place.logOf)}${findingRow(t('findings.change'), changes.length === 0 ? [t('findings.noChange')] : changes)}</dl>
${rulesOut === undefined ? undefined : html`<p class="q">${rulesOut}</p>`}</li>`
}

function confidence({ confidence: level }: Finding, word: string): Html {
  const drawn = [1, 2, 3].map((cell) => html`<i${cell <= cells[level] ? html` class="f"` : undefined}></i>`)
  return html`<span class="confidence"><span aria-hidden="true">${drawn}</span>${word}</span>`
}
