import { html, trustedHtml } from './html.ts'
import type { ReportInput } from './reportInput.ts'
import { type ReportModel, toReportModel } from './reportModel.ts'
import { pageStyle, reportStyle } from './reportStyle.ts'
import { beforeAfterPart } from './sections/beforeAfterPart.ts'
import { comparisonSection } from './sections/comparisonSection.ts'
import { configurationSection } from './sections/configurationSection.ts'
import { confirmationPart } from './sections/confirmationPart.ts'
import { curvesSection } from './sections/curvesSection.ts'
import { databaseSection } from './sections/databaseSection.ts'
import { limitsSection } from './sections/limitsSection.ts'
import { methodSection } from './sections/methodSection.ts'
import { summarySection } from './sections/summarySection.ts'
import { targetsSection } from './sections/targetsSection.ts'

/**
 * The whole document: one HTML text that needs nothing beside it, runs nothing and loads nothing. Shown as it is, it is the
 * HTML report; printed, the PDF. The same input gives the same bytes.
 */
export function makeReport(input: ReportInput): string {
  const model = toReportModel(input)
  const document = html`<!doctype html>
<html lang="${input.language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width"><title>${model.title} – Palier</title>
<style>${trustedHtml(reportStyle)}${trustedHtml(pages(model))}</style></head>
<body>
${summarySection(model)}
${limitsSection(model)}
${comparisonSection(model)}
${beforeAfterPart(model)}
${confirmationPart(model)}
${databaseSection(model)}
${curvesSection(model)}
${targetsSection(model)}
${model.shown.map((shown) => configurationSection(shown, model))}
${methodSection(model)}
</body></html>
`
  return document.html
}

function pages({ comparison, shown, texts, title }: ReportModel): string {
  const { t, figures } = texts
  const palier = comparison.runs.find(({ environment }) => environment !== undefined)?.environment?.palier
  return pageStyle({
    title: `${title} · ${figures.day(comparison.createdAt)}`,
    foot: [`Palier${palier === undefined ? '' : ` ${palier}`}`, comparison.schema, comparison.id].join(' · '),
    page: t('foot.page'),
    of: t('foot.of'),
    summary: t('head.summary'),
    method: t('head.method'),
    subjects: shown.map(({ index, letter }) => ({
      page: `page-${index}`,
      subject: t('head.configuration', { letter }),
    })),
  })
}
