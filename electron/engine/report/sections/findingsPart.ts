import type { Diagnosis, Finding } from '../../../../shared/domain/diagnosis.ts'
import { findingText, noCauseText } from '../../../../shared/text/diagnosis/findingText.ts'
import type { ReportTexts } from '../../../../shared/text/report/reportTexts.ts'
import { isQuiet } from '../../../../shared/text/timeline/isQuiet.ts'
import { type Html, html } from '../html.ts'

const cells = { low: 1, medium: 2, high: 3 } as const

/** Why it broke, the first cause first. That no cause is established is an answer too. */
export function findingsPart(diagnosis: Diagnosis, texts: ReportTexts): Html {
  const { t, language } = texts
  const { findings } = diagnosis
  if (findings.length === 0) {
    const quiet = isQuiet(diagnosis)
    const name = quiet ? undefined : html`<b>${noCauseText(language)}.</b> `
    return html`<div class="keep"><h3>${t('findings.title')}</h3><p class="m">${name}${t(quiet ? 'findings.quietText' : 'findings.noneText')}</p></div>`
  }
  return html`<h3>${t('findings.title')}</h3><ol class="findings">${findings.map((finding) => one(finding, texts))}</ol>`
}

function one(finding: Finding, texts: ReportTexts): Html {
  const { t, figures, language } = texts
  const { title, sentences, rulesOut, advice, confidence: word } = findingText(finding, language)
  const row = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? undefined : html`<dt>${name}</dt><dd>${lines.map((line) => html`<div>${line}</div>`)}</dd>`
  const steps =
    finding.marks.length === 0
      ? undefined
      : html`<span class="q">${t('findings.marks', { count: finding.marks.length, numbers: figures.list(finding.marks.map(String)) })}</span>`
  return html`<li class="keep"><p><b>${title}</b> ${confidence(finding, t('findings.sure', { level: word }))} ${steps}</p>
<dl>${row(t('findings.evidence'), sentences)}${row(t('findings.change'), advice.length === 0 ? [t('findings.noChange')] : advice)}</dl>
${rulesOut === undefined ? undefined : html`<p class="q">${rulesOut}</p>`}</li>`
}

function confidence({ confidence: level }: Finding, word: string): Html {
  const drawn = [1, 2, 3].map((cell) => html`<i${cell <= cells[level] ? html` class="f"` : undefined}></i>`)
  return html`<span class="confidence"><span aria-hidden="true">${drawn}</span>${word}</span>`
}
