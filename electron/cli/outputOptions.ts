import type { Command } from 'commander'
import type { ReportAsk } from '../../shared/contract/reportAsk.ts'
import type { Problem } from '../../shared/domain/problem.ts'

/** Where results go besides the terminal; absolute paths, `-` for stdout in `json`. */
export interface Outputs {
  readonly json?: string
  readonly csv?: string
  readonly html?: string
  readonly pdf?: string
  readonly log?: string
  readonly alerts?: string
  /** A report that may be missing in the end; told, and no failure. */
  readonly pdfIfPossible?: string
  readonly language: ReportAsk['language']
}

/** As the terminal gives them. */
export interface OutputOptions {
  readonly json?: string
  readonly csv?: string
  readonly html?: string
  readonly pdf?: string
  readonly log?: string
  readonly alerts?: string
  readonly pdfIfPossible?: string
  readonly lang: string
}

const languages: readonly ReportAsk['language'][] = ['en', 'fr']

/** `report` has no JSON, and is the only one with a log. */
export function withReportOptions(command: Command): Command {
  return command
    .option('--html <file>', 'write the report as one HTML file')
    .option('--pdf <file>', 'write the report as PDF, printed by an installed Chromium, Chrome or Edge')
    .option('--alerts <file>', 'write Prometheus alert rules with the thresholds that follow from the result')
    .option('--csv <dir>', 'write every table as a CSV file into this folder')
    .option('--lang <language>', 'of the report: en or fr', 'en')
}

/** With what is wrong; the rest can be used for further checks. */
export function toOutputs(
  { lang, json, ...files }: OutputOptions,
  toPath: (written: string) => string,
): { readonly outputs: Outputs; readonly problems: readonly Problem[] } {
  const language = languages.find((one) => one === lang)
  const paths = (['csv', 'html', 'pdf', 'log', 'alerts', 'pdfIfPossible'] as const).flatMap((name) => {
    const written = files[name]
    return written === undefined ? [] : [[name, toPath(written)]]
  })
  return {
    outputs: {
      language: language ?? 'en',
      ...(json === undefined ? {} : { json: json === '-' ? json : toPath(json) }),
      ...Object.fromEntries(paths),
    },
    problems:
      language === undefined
        ? [{ where: '--lang', field: '', found: `"${lang}"`, expected: languages.join(' or ') }]
        : [],
  }
}
