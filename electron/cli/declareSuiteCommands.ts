import type { Command } from 'commander'
import type { SuiteAsk } from '../../shared/contract/suites.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import { besideResume } from './besideResume.ts'
import { collect } from './collect.ts'
import { listSuites } from './commands/listSuites.ts'
import { type SuiteOrder, suite } from './commands/suite.ts'
import { toFailReasons } from './failOn.ts'
import { toSeed, toTimeScale, toWhole } from './loadOptions.ts'
import { suiteManual } from './manual.ts'
import { toOutputs } from './outputOptions.ts'
import type { Act, ProgramParts } from './programParts.ts'

interface SuiteOptions {
  readonly timeScale: string
  readonly repeat?: string
  readonly seed?: string
  readonly folder?: string
  readonly resume?: string
  readonly lang: string
  readonly pdf?: boolean
  readonly failOn?: readonly string[]
}

/** `suite` and `suites`. */
export function declareSuiteCommands(program: Command, parts: ProgramParts, act: Act): void {
  program
    .command('suite')
    .argument('[suite]', 'a name (palier suites lists them), or a file such as ./mine.yaml')
    .description('run comparisons one after the other, with a folder for each and one index page')
    .option('--time-scale <factor>', 'multiply every stage’s duration, over each comparison’s own', '1')
    .option('--repeat <number>', 'runs of each configuration, in the place of each comparison’s own')
    .option('--seed <number>', 'seed of every random draw (default: drawn, and shown)')
    .option('--folder <dir>', 'a new or empty folder for the results (default: below the data folder)')
    .option('--resume <dir>', 'run what is left of the suite in this folder')
    .option('--pdf', 'print each comparison’s report as well, by an installed Chromium, Chrome or Edge')
    .option('--lang <language>', 'of reports and index: en or fr', 'en')
    .option(
      '--fail-on <reason>',
      'end with 1 after a crash, a missed target or an invalid run: crash, target, invalid; may be repeated',
      collect,
    )
    .addHelpText('after', suiteManual)
    .action((written: string | undefined, options: SuiteOptions, command: Command) => {
      if (options.resume === undefined && written === undefined)
        command.error("error: missing required argument 'suite'")
      const { order, problems } = toOrder(written ?? '', options, command, parts)
      const { failOn, problems: ofFailOn } = toFailReasons(options.failOn ?? [], true)
      return act((opened) =>
        suite(order, { ...opened, failOn, problems: [...problems, ...ofFailOn], platform: parts.platform }),
      )()
    })
  program
    .command('suites')
    .description('list suites with their comparisons and the time they take')
    .option('--time-scale <factor>', 'as the suite would be started with', '1')
    .option('--json', 'as JSON')
    .action((options: { timeScale: string; json?: boolean }) => {
      const problems: Problem[] = []
      const timeScale = toTimeScale(options.timeScale, problems)
      return act((opened) => listSuites({ ...opened, timeScale, problems, json: options.json === true }))()
    })
}

function toOrder(
  written: string,
  options: SuiteOptions,
  command: Command,
  { toPath, drawSeed }: ProgramParts,
): { readonly order: SuiteOrder; readonly problems: readonly Problem[] } {
  const { resume, folder, repeat } = options
  if (resume !== undefined) {
    const problems = besideResume('suite', written === '' ? [] : [written], command, ['resume', 'failOn'])
    return { order: { kind: 'resume', folder: toPath(resume) }, problems }
  }
  const { outputs, problems: ofLanguage } = toOutputs({ lang: options.lang }, toPath)
  const problems = [...ofLanguage]
  const timeScale = toTimeScale(options.timeScale, problems)
  const seed = toSeed(options.seed, drawSeed(), problems)
  const repeats = repeat === undefined ? undefined : toWhole('--repeat', repeat, 1, 20, problems)
  const ask: SuiteAsk = {
    suite: isFile(written) ? toPath(written) : written,
    timeScale,
    seed,
    ...(repeats !== undefined && { repeat: repeats }),
    language: outputs.language,
    ...(folder !== undefined && { folder: toPath(folder) }),
    ...(options.pdf === true && { pdf: true }),
  }
  return { order: { kind: 'new', ask }, problems }
}

/** A name has neither a slash nor an extension. */
function isFile(written: string): boolean {
  return /[\\/]|\.ya?ml$/.test(written)
}
