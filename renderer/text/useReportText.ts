import type { Language } from '../../shared/domain/language.ts'
import { type ReportTexts, reportTexts } from '../../shared/text/report/reportTexts.ts'
import { useSettings } from '../stores/settings.ts'

const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
const texts: Readonly<Record<Language, ReportTexts>> = {
  en: reportTexts('en', timeZone),
  fr: reportTexts('fr', timeZone),
}

/** What report and screen say alike: figures' names, tables, the conclusion. The same object as long as the language is. */
export function useReportText(): ReportTexts {
  return texts[useSettings(({ shown }) => shown.language)]
}
