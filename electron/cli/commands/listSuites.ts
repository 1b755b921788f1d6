import type { SuiteOutline } from '../../../shared/contract/suites.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import { roughDurationText } from '../../../shared/text/roughDurationText.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import type { Terminal } from '../terminal.ts'

/** Suites with their comparisons; good ones also when others are broken, which makes the command end with the usage code. */
export async function listSuites({
  client,
  terminal,
  json,
  timeScale,
  problems,
}: {
  readonly client: Client
  readonly terminal: Terminal
  readonly json: boolean
  readonly timeScale: number
  readonly problems: readonly Problem[]
}): Promise<ExitCode> {
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const { items, problems: ofFiles } = await client.ask('suite.list', { timeScale })
  terminal.out(json ? JSON.stringify(items, null, 2) : items.map((one) => suiteText(one, timeScale)).join('\n\n'))
  if (ofFiles.length > 0) throw new PalierError({ kind: 'badInput', problems: ofFiles })
  return exitCodes.done
}

function suiteText({ id, title, description, comparisons }: SuiteOutline, timeScale: number): string {
  const estimateMs = comparisons.reduce((sum, one) => sum + one.estimateMs, 0)
  const runs = comparisons.reduce((sum, one) => sum + one.runs, 0)
  const scale = timeScale === 1 ? '' : ` at time scale ${timeScale}`
  return [
    `${id} — ${title.en}, ${runsText(runs)}, about ${roughDurationText(estimateMs, 'en')}${scale}`,
    ...(description === undefined ? [] : [description.en]),
    ...comparisons.map((one) => {
      const what = `${one.configurations.join(', ')}; profile ${one.profile}`
      return `  ${one.name.padEnd(20)} ${one.title.en}\n  ${''.padEnd(20)} ${what}, ${runsText(one.runs)}, about ${roughDurationText(one.estimateMs, 'en')}`
    }),
  ].join('\n')
}

function runsText(runs: number): string {
  return `${runs} run${runs === 1 ? '' : 's'}`
}
