import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../shared/contract/answer.ts'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { answer } from '../../shared/contract/serve.ts'
import type { HostRequests } from '../../shared/contract/window.ts'
import { type Failure, toFailure } from '../../shared/domain/failure.ts'

export interface ReportFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const formats = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' } as const
const languages = ['en', 'fr'] as const

type Ask = HostRequests['report.save']['ask']

/** From the query of a URL. */
export function toReportAsk(id: string, query: URLSearchParams): Result<Ask, Failure> {
  const language = languages.find((one) => one === query.get('language'))
  const format = query.get('format')
  if (language !== undefined && (format === 'pdf' || format === 'html')) return ok({ id, language, format })
  const expected = language === undefined ? languages.join(' or ') : 'pdf or html'
  const field = language === undefined ? 'language' : 'format'
  return fail({
    kind: 'badInput',
    problems: [{ where: 'report', field, found: JSON.stringify(query.get(field)), expected }],
  })
}

/** Made in a folder that only this user can read, and that is gone afterwards. */
export async function makeReportFile(
  handlers: Handlers,
  { id, language, format }: Ask,
): Promise<Result<ReportFile, Failure>> {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'palier-report-'))
    try {
      const file = join(folder, `report.${format}`)
      const made = await answer(handlers, 'report.make', { id, language, [format]: file })
      if (!made.ok) return made
      const bytes = new Uint8Array(readFileSync(file))
      return ok({ name: `palier-${id.replace(/[^A-Za-z0-9._-]/g, '-')}.${format}`, type: formats[format], bytes })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    return fail(toFailure(error))
  }
}

export function reportStatus(failure: Failure): 400 | 404 | 500 {
  if (failure.kind === 'badInput') return 400
  return failure.kind === 'unknownName' ? 404 : 500
}
