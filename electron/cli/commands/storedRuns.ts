import { PalierError } from '../../../shared/domain/failure.ts'
import { bytesText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import type { Terminal } from '../terminal.ts'
import { unwritableProblems } from '../unwritableProblems.ts'

interface Parts {
  readonly client: Client
  readonly terminal: Terminal
}

/** Removes runs, and comparisons with their runs. Asks first where there is somebody to ask; elsewhere `isSure` must say so. */
export async function removeRuns(ids: readonly string[], isSure: boolean, parts: Parts): Promise<ExitCode> {
  const { client, terminal } = parts
  if (!isSure && !(await confirmed(ids, terminal))) {
    terminal.err('Nothing was removed.')
    return exitCodes.done
  }
  for (const id of ids) {
    const { removed, notes } = await client.ask('run.remove', { id })
    terminal.out(removed.map((what) => `removed ${what}`).join('\n'))
    for (const note of notes) terminal.err(note)
  }
  return exitCodes.done
}

async function confirmed(ids: readonly string[], { question }: Terminal): Promise<boolean> {
  if (question === undefined) {
    throw new PalierError({
      kind: 'badInput',
      problems: [
        { where: 'runs remove', field: '', found: 'nobody to ask', expected: '--yes, to remove without asking' },
      ],
    })
  }
  const answer = await question(`Remove ${ids.join(', ')} for good, with everything measured in it? [y/N] `)
  return /^(y|yes|o|oui)$/i.test(answer.trim())
}

/** One archive file with a run, or with a comparison and all its runs. */
export async function exportRun(id: string, file: string, { client, terminal }: Parts): Promise<ExitCode> {
  const problems = unwritableProblems('<file>', file, 'a file that can be written')
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const { bytes } = await client.ask('run.export', { id, file })
  terminal.out(`${file} (${bytesText(bytes)})`)
  return exitCodes.done
}

/** Everything in an archive, or nothing of it. */
export async function importRuns(file: string, { client, terminal }: Parts): Promise<ExitCode> {
  const { runIds, comparisonIds, alreadyThere } = await client.ask('run.import', { file })
  const lines = [
    ...[...comparisonIds, ...runIds].map((id) => `imported ${id}`),
    ...alreadyThere.map((id) => `${id} is here already, the very same`),
  ]
  terminal.out(lines.join('\n'))
  return exitCodes.done
}
