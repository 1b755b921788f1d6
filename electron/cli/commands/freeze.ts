import { freezeVerdict } from '../../../shared/analysis/freezeVerdict.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { freezeReport } from '../freezeReport.ts'
import type { GeneratorParts } from './generator.ts'

/** Whether the percentiles show a target that stands still; 1 when they do not, or when nothing can be said. Ctrl+C stops it. */
export async function freezeTest(
  parts: Omit<GeneratorParts, 'withContainers'> & { readonly json: boolean },
): Promise<ExitCode> {
  const { client, terminal, stopKey, json } = parts
  terminal.err('asking a target that stands still again and again: about 17 seconds')
  const release = stopKey.onFirst(() => void client.ask('generator.stop', {}), 'stopping')
  try {
    const answer = await client.ask('generator.freeze', {})
    if (answer.kind === 'stopped') return exitCodes.interrupted
    const verdict = freezeVerdict(answer.check)
    terminal.out(json ? JSON.stringify({ freeze: { ...answer.check, verdict } }, null, 2) : freezeReport(answer.check))
    return verdict === 'shown' ? exitCodes.done : exitCodes.missed
  } finally {
    release()
  }
}
