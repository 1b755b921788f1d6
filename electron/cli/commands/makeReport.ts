import { toFailure } from '../../../shared/domain/failure.ts'
import type { Platform } from '../../../shared/text/dockerAdvice.ts'
import { failureLine } from '../../../shared/text/failureText.ts'
import type { Client } from '../client.ts'
import type { Outputs } from '../outputOptions.ts'
import type { Terminal } from '../terminal.ts'

/** The report as PDF where that can be done; where it cannot, a line says why. */
export async function makePdfIfPossible(
  id: string,
  { language, pdfIfPossible: pdf }: Outputs,
  { client, terminal, platform }: { readonly client: Client; readonly terminal: Terminal; readonly platform: Platform },
): Promise<void> {
  if (pdf === undefined) return
  try {
    await client.ask('report.make', { id, language, pdf })
    terminal.err(`report written to ${pdf}`)
  } catch (error) {
    terminal.err(`no PDF was written. ${failureLine(toFailure(error), platform)}`)
  }
}

/** Writes what was asked for besides the JSON, and says where it is. */
export async function makeReport(
  id: string,
  { language, csv, html, pdf, log, alerts }: Outputs,
  { client, terminal }: { readonly client: Client; readonly terminal: Terminal },
): Promise<void> {
  const files = Object.fromEntries(
    Object.entries({ csv, html, pdf, log, alerts }).flatMap(([name, path]) =>
      path === undefined ? [] : [[name, path]],
    ),
  )
  if (Object.keys(files).length === 0) return
  await client.ask('report.make', { id, language, ...files })
  for (const [name, path] of Object.entries(files)) {
    terminal.err(name === 'csv' ? `tables written into ${path}` : `${titles[name] ?? name} written to ${path}`)
  }
}

const titles: Readonly<Record<string, string>> = {
  html: 'report',
  pdf: 'report',
  log: 'monitoring log',
  alerts: 'alert rules',
}
