import { Command } from 'commander'
import type { Comparison } from '../../shared/domain/runResult.ts'
import type { Platform } from '../../shared/text/dockerAdvice.ts'
import type { Client } from './client.ts'
import { type CompareParts, compare } from './commands/compare.ts'
import { clean, doctor, images, schema } from './commands/engine.ts'
import { listProfiles, listScenarios, listTopologies } from './commands/lists.ts'
import { listRuns, showRun } from './commands/runs.ts'
import { comparisonTable } from './comparisonTable.ts'
import type { ExitCode } from './exitCode.ts'
import { type LoadOptions, toComparisonAsk } from './loadOptions.ts'
import { compareManual, mainManual } from './manual.ts'
import { runReport } from './runReport.ts'
import type { StopKey } from './stopKey.ts'
import type { Terminal } from './terminal.ts'

/** What concerns every command: where data goes and which folder of declared things is trusted. */
export interface GlobalOptions {
  readonly out?: string
  readonly trust: readonly string[]
}

export interface ProgramParts {
  readonly version: string
  readonly terminal: Terminal
  /** Opens the engine once the options are known. */
  readonly open: (options: GlobalOptions) => { readonly client: Client; readonly stopKey: StopKey }
  /** A path as the person wrote it to an absolute one. */
  readonly toPath: (written: string) => string
  readonly drawSeed: () => number
  /** Of Node: decides some of the advice about failures. */
  readonly platform: Platform
  readonly onExit: (code: ExitCode) => void
}

/** Without a default value of its own, which the help would show as `[]`. */
const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value]

/** The command line, which is a stable contract (DESIGN §7). */
export function createProgram(parts: ProgramParts): Command {
  const program = new Command('palier')
    .description(
      'Compares API architectures under load: brings each topology up on local Docker, drives virtual users, measures, and compares.',
    )
    .version(parts.version)
    .option('--out <dir>', 'data folder for runs and comparisons (default: the user’s data folder)')
    .option(
      '--trust <dir>',
      'also read topologies, profiles and scenarios from this folder; building and running them is as powerful as root',
      collect,
    )
    .showHelpAfterError('(palier --help shows every command)')
    .configureOutput({
      writeOut: (text) => parts.terminal.out(text.trimEnd()),
      writeErr: (text) => parts.terminal.err(text.trimEnd()),
    })
    .addHelpText('after', mainManual)
    .exitOverride()

  const act =
    (run: (opened: { client: Client; stopKey: StopKey; terminal: Terminal }) => Promise<ExitCode>) =>
    async (): Promise<void> => {
      const opened = parts.open({ trust: [], ...program.opts<Partial<GlobalOptions>>() })
      parts.onExit(await run({ ...opened, terminal: parts.terminal }))
    }

  addLoadCommands(program, parts, act)
  addLists(program, act)
  addRuns(program, act)
  program
    .command('doctor')
    .description('say whether Docker can be used here, and what to do when it cannot')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => act((opened) => doctor({ ...opened, json: options.json === true }))())
  program
    .command('images')
    .description('build every image that is missing or out of date, in parallel')
    .option('--json', 'image ids as JSON')
    .action((options: { json?: boolean }) => act((opened) => images({ ...opened, json: options.json === true }))())
  program
    .command('clean')
    .description('remove containers, networks and volumes that ended runs left behind; nothing else is touched')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => act((opened) => clean({ ...opened, json: options.json === true }))())
  program
    .command('schema')
    .argument('[id]', 'one schema, such as palier.result/1')
    .description('print the JSON Schemas of everything that is read and written')
    .action((id: string | undefined) => act((opened) => schema(id, opened))())
  return program
}

type Act = (
  run: (opened: { client: Client; stopKey: StopKey; terminal: Terminal }) => Promise<ExitCode>,
) => () => Promise<void>

/** An option that may be repeated and never was is absent. */
type WrittenOptions = Omit<LoadOptions, 'set'> & Partial<Pick<LoadOptions, 'set'>>

function addLoadCommands(program: Command, parts: ProgramParts, act: Act): void {
  const start = (
    written: readonly string[],
    options: WrittenOptions,
    shape: Pick<CompareParts, 'toText' | 'toJson'>,
  ): Promise<void> => {
    const { ask, problems } = toComparisonAsk(written, { set: [], ...options }, parts.drawSeed())
    const json = options.json === undefined || options.json === '-' ? options.json : parts.toPath(options.json)
    return act((opened) => compare(ask, { ...opened, json, problems, platform: parts.platform, ...shape }))()
  }
  withLoadOptions(program.command('compare'))
    .argument('<configuration...>', 'such as solo duo-lb trio-cache:tuned')
    .description('run several configurations one after the other and compare them')
    .addHelpText('after', compareManual)
    .action((written: string[], options: WrittenOptions) =>
      start(written, options, {
        toText: (comparison) => comparisonTable(comparison, parts.terminal.columns),
        toJson: (comparison: Comparison) => comparison,
      }),
    )
  withLoadOptions(program.command('run'))
    .argument('<configuration>', 'such as duo-lb:tuned')
    .description('run one configuration and show its phases, endpoints, instances and services')
    .action((written: string, options: WrittenOptions) =>
      start([written], options, {
        toText: ({ runs }) => runs.map(runReport).join('\n\n'),
        toJson: ({ runs }) => runs[0],
      }),
    )
}

function withLoadOptions(command: Command): Command {
  return command
    .option('--profile <id>', 'load profile (palier profiles lists them)', 'quick')
    .option('--scenario <id>', 'what one user does (default: the topology’s own)')
    .option('--time-scale <factor>', 'multiply every stage’s duration, 0.2 for a fifth', '1')
    .option('--set <KEY=VALUE>', 'a parameter’s value, over the variant’s own; may be repeated', collect)
    .option('--seed <number>', 'seed of every random draw (default: drawn, and shown)')
    .option('--json <file>', 'write the result as JSON; - writes only JSON to stdout')
}

function addLists(program: Command, act: Act): void {
  const lists = [
    ['topologies', 'list topologies with their configurations and parameters', listTopologies],
    ['profiles', 'list load profiles with their stages', listProfiles],
    ['scenarios', 'list scenarios with their requests', listScenarios],
  ] as const
  for (const [name, description, list] of lists) {
    program
      .command(name)
      .description(description)
      .option('--json', 'as JSON')
      .action((options: { json?: boolean }) => act((opened) => list({ ...opened, json: options.json === true }))())
  }
}

function addRuns(program: Command, act: Act): void {
  const runs = program.command('runs').description('look at stored runs: `runs list`, `runs show`')
  runs
    .command('list')
    .description('every run, the newest first')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => act((opened) => listRuns({ ...opened, json: options.json === true }))())
  runs
    .command('show')
    .argument('<run>', 'a run’s id, or the beginning of it')
    .description('one run: phases, endpoints, instances, services, events')
    .option('--json', 'its result as JSON')
    .action((runId: string, options: { json?: boolean }) =>
      act((opened) => showRun(runId, { ...opened, json: options.json === true }))(),
    )
}
