import type { Evidence } from '../domain/diagnosis.ts'
import { laneText } from '../text/diagnosis/stateText.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'

type Counter = Evidence['counters'][number]

/** A counter as people read it. What is not known is absent. */
export interface EvidenceRow {
  readonly container: string
  /** With its unit behind a comma. */
  readonly name: string
  readonly before?: string
  readonly at?: string
  readonly limit?: string
}

export function evidenceRows({ counters }: Evidence, texts: ReportTexts): readonly EvidenceRow[] {
  return counters.map((counter) => {
    const { before, at, limit } = counter
    const text = (value: number) => counterText(counter.name, value, texts)
    return {
      container: laneText(counter.container, texts.language),
      name: texts.t(`counter.${counter.name}`),
      ...(before !== undefined && { before: text(before) }),
      ...(at !== undefined && { at: text(at) }),
      ...(limit !== undefined && { limit: text(limit) }),
    }
  })
}

function counterText(name: Counter['name'], value: number, { figures }: ReportTexts): string {
  if (/Bytes$/.test(name)) return figures.mebibytes(value)
  if (name === 'errorRate') return figures.percent(value)
  if (/Percent$/.test(name)) return figures.count(value)
  return Number.isInteger(value) || Math.abs(value) >= 10 ? figures.count(value) : figures.decimal(value, 1)
}

/** From before to then, in one line: `CPU, % of a core (db): 81 → 100, limit 100`. */
export function evidenceChange({ container, name, before, at, limit }: EvidenceRow, { t }: ReportTexts): string {
  const missing = t('word.noData')
  const values = { name, container, before: before ?? missing, at: at ?? missing }
  return limit === undefined ? t('findings.counter', values) : t('findings.counterOf', { ...values, limit })
}

/** In one line: `Open connections 1,024 of 1,024`. */
export function evidenceLine({ name, at, limit }: EvidenceRow, { t }: ReportTexts): string | undefined {
  if (at === undefined) return undefined
  const [, short = name] = /^(.*),\s[^,]*$/.exec(name) ?? []
  return limit === undefined
    ? t('marks.value', { name: short, value: at })
    : t('marks.valueOf', { name: short, value: at, limit })
}
