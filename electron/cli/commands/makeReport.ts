import type { Client } from '../client.ts'
import type { Outputs } from '../outputOptions.ts'
import type { Terminal } from '../terminal.ts'

/** Writes what was asked for besides the JSON, and says where it is. */
export async function makeReport(
  id: string,
  { language, csv, html, pdf, log }: Outputs,
  { client, terminal }: { readonly client: Client; readonly terminal: Terminal },
): Promise<void> {
  const files = Object.fromEntries(
    Object.entries({ csv, html, pdf, log }).flatMap(([name, path]) => (path === undefined ? [] : [[name, path]])),
  )
  if (Object.keys(files).length === 0) return
  await client.ask('report.make', { id, language, ...files })
  for (const [name, path] of Object.entries(files)) {
    terminal.err(name === 'csv' ? `tables written into ${path}` : `${titles[name] ?? name} written to ${path}`)
  }
}

const titles: Readonly<Record<string, string>> = { html: 'report', pdf: 'report', log: 'monitoring log' }
