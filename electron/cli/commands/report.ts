import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import type { Outputs } from '../outputOptions.ts'
import { outputProblems } from '../outputProblems.ts'
import type { Terminal } from '../terminal.ts'
import { makeReport } from './makeReport.ts'

/** The report of a stored run or comparison, in whatever forms are asked for. */
export async function report(
  id: string,
  { outputs, problems: ofOptions }: { readonly outputs: Outputs; readonly problems: readonly Problem[] },
  parts: { readonly client: Client; readonly terminal: Terminal },
): Promise<ExitCode> {
  const { html, pdf, csv, log, alerts } = outputs
  const problems = [...ofOptions, ...outputProblems(outputs)]
  if ([html, pdf, csv, log, alerts].every((path) => path === undefined)) {
    problems.push({
      where: 'command line',
      field: '',
      found: 'no file to write',
      expected: 'at least one of --pdf, --html, --csv, --log, --alerts',
    })
  }
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  await makeReport(id, outputs, parts)
  return exitCodes.done
}
