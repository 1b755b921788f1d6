import type { Command } from 'commander'
import { report } from './commands/report.ts'
import { listRuns, showRun } from './commands/runs.ts'
import { exportRun, importRuns, removeRuns } from './commands/storedRuns.ts'
import { type OutputOptions, toOutputs, withReportOptions } from './outputOptions.ts'
import type { Act, ProgramParts } from './programParts.ts'

/** `runs …` and `report`: everything about what is stored. */
export function declareRunCommands(program: Command, parts: ProgramParts, act: Act): void {
  const runs = program.command('runs').description('stored runs and comparisons: list, show, remove, export, import')
  runs
    .command('list')
    .description('every run, the newest first, below the comparison it belongs to')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => act((opened) => listRuns({ ...opened, json: options.json === true }))())
  runs
    .command('show')
    .argument('<id>', 'of a run or a comparison, or the beginning of it')
    .description('a run: phases, endpoints, instances, services, events; or a comparison’s table')
    .option('--json', 'its result as JSON')
    .action((id: string, options: { json?: boolean }) =>
      act((opened) => showRun(id, { ...opened, json: options.json === true }))(),
    )
  runs
    .command('remove')
    .argument('<id...>', 'of runs or comparisons, or the beginnings of them')
    .description('remove runs for good; a comparison goes with all its runs')
    .option('--yes', 'without asking')
    .action((ids: string[], options: { yes?: boolean }) =>
      act((opened) => removeRuns(ids, options.yes === true, opened))(),
    )
  runs
    .command('export')
    .argument('<id>', 'of a run or a comparison, or the beginning of it')
    .argument('<file>', 'the archive to write, such as comparison.palier.tgz')
    .description('write a run, or a comparison with all its runs, as one archive')
    .action((id: string, file: string) => act((opened) => exportRun(id, parts.toPath(file), opened))())
  runs
    .command('import')
    .argument('<file>', 'an archive that `runs export` has written')
    .description('take runs and comparisons from an archive: all of them or, if anything is wrong, none')
    .action((file: string) => act((opened) => importRuns(parts.toPath(file), opened))())
  withReportOptions(program.command('report'))
    .argument('<id>', 'of a run or a comparison, or the beginning of it')
    .description('write the report of something stored, as PDF, HTML, CSV tables or a plain-text log')
    .option('--log <file>', 'write a plain-text monitoring log, a line a second')
    .action((id: string, options: OutputOptions) =>
      act((opened) => report(id, toOutputs(options, parts.toPath), opened))(),
    )
}
