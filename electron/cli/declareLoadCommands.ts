import { type Command, Option } from 'commander'
import type { Problem } from '../../shared/domain/problem.ts'
import { collect } from './collect.ts'
import { type CompareOrder, type CompareParts, compare } from './commands/compare.ts'
import { load } from './commands/load.ts'
import { comparisonTable } from './comparisonTable.ts'
import { confirmationText } from './confirmationText.ts'
import { toFailReasons } from './failOn.ts'
import { toLoadAsk, type UrlLoadOptions } from './loadAsk.ts'
import { type LoadOptions, toComparisonAsk } from './loadOptions.ts'
import { compareManual, loadManual } from './manual.ts'
import { type OutputOptions, toOutputs, withReportOptions } from './outputOptions.ts'
import type { Act, ProgramParts } from './programParts.ts'
import { runReport } from './runReport.ts'

/** An option that may be repeated and never was is absent. */
type WrittenOptions = Omit<LoadOptions, 'set'> &
  Partial<Pick<LoadOptions, 'set'>> &
  OutputOptions & { readonly failOn?: readonly string[]; readonly resume?: string }

/** With what is wrong with the options it was made of. */
type DeclaredOrder = CompareOrder & { readonly problems: readonly Problem[] }

/** What a resumed comparison may still be told: where its results go. */
const afterwards = ['resume', 'json', 'csv', 'html', 'pdf', 'pdfIfPossible', 'lang', 'failOn']

/** `compare`, `run` and `load`: everything that puts load on something. */
export function declareLoadCommands(program: Command, parts: ProgramParts, act: Act): void {
  const start = (
    order: DeclaredOrder,
    options: WrittenOptions,
    shape: Pick<CompareParts, 'toText' | 'toJson'>,
  ): Promise<void> => {
    const { outputs, problems: ofOutputs } = toOutputs(options, parts.toPath)
    // Which targets a resumed comparison has is known when it is read.
    const hasTargets = order.kind === 'resume' || options.objectives !== undefined
    const { failOn, problems: ofFailOn } = toFailReasons(options.failOn ?? [], hasTargets)
    const problems = [...order.problems, ...ofOutputs, ...ofFailOn]
    return act((opened) =>
      compare(order, { ...opened, problems, outputs, failOn, platform: parts.platform, ...shape }),
    )()
  }
  const toNew = (written: readonly string[], options: WrittenOptions): DeclaredOrder => {
    return { kind: 'new', ...toComparisonAsk(written, { set: [], ...options }, parts.drawSeed()) }
  }
  const asComparison: Pick<CompareParts, 'toText' | 'toJson'> = {
    toText: (comparison) =>
      `${comparisonTable(comparison, parts.terminal.columns)}${confirmationText(comparison, parts.terminal.columns)}`,
    toJson: (comparison) => comparison,
  }
  withLoadOptions(program.command('compare'))
    .argument('[configuration...]', 'such as solo duo-lb trio-cache:tuned')
    .option('--resume <comparison>', 'run what is left of a comparison that was stopped or interrupted')
    .description('run several configurations one after the other and compare them')
    .addHelpText('after', compareManual)
    .action((written: string[], options: WrittenOptions, command: Command) => {
      if (options.resume === undefined && written.length === 0) {
        command.error("error: missing required argument 'configuration'")
      }
      const { resume } = options
      const order: DeclaredOrder =
        resume === undefined
          ? toNew(written, options)
          : { kind: 'resume', comparisonId: resume, problems: besideResume(written, command) }
      return start(order, options, asComparison)
    })
  withLoadOptions(program.command('run'))
    .argument('<configuration>', 'such as duo-lb:tuned')
    .description('run one configuration and show its phases, endpoints, instances and services')
    .action((written: string, options: WrittenOptions) => {
      const asRun: typeof asComparison = {
        toText: (comparison) => `${comparison.runs.map(runReport).join('\n\n')}${confirmationText(comparison)}`,
        // With a second run beside it the run alone would not say what was asked for.
        toJson: (comparison) => (options.confirmOpen === true ? comparison : comparison.runs[0]),
      }
      return start(toNew([written], options), options, options.repeat === '1' ? asRun : asComparison)
    })
  declareLoad(program, parts, act)
}

function withLoadOptions(command: Command): Command {
  const declared = command
    .option('--profile <id>', 'load profile (palier profiles lists them)', 'quick')
    .option('--scenario <id>', 'what one user does (default: the topology’s own)')
    .option('--objectives <id>', 'targets to judge by (palier objectives lists them)')
    .option('--repeat <number>', 'runs of each configuration, interleaved', '1')
    .option('--baseline <configuration>', 'what the others are compared with (default: the first)')
    .option('--time-scale <factor>', 'multiply every stage’s duration, 0.2 for a fifth', '1')
    .option(
      '--confirm-open',
      'then repeat each configuration’s best plateau at its rate in the open model, and show both',
    )
    .option(
      '--set <KEY=VALUE>',
      'a parameter’s value, over the variant’s own; topology:variant/KEY=VALUE for that one only; may be repeated',
      collect,
    )
    .option(
      '--fault <what>',
      'do something to a container while it is measured, such as "at=60s for=30s kill api-2"; may be repeated',
      collect,
    )
    .option('--seed <number>', 'seed of every random draw (default: drawn, and shown)')
    .option('--warm-up <how>', 'auto (until steady or a cap), none, or a time such as 10s', 'auto')
    .option('--json <file>', 'write the result as JSON; - writes only JSON to stdout')
  // For `npm run compare`: whether there is a browser must not decide whether the comparison was a success.
  declared.addOption(new Option('--pdf-if-possible <file>').hideHelp())
  return withReportOptions(declared).option(
    '--fail-on <reason>',
    'end with 1 after a crash, a missed target or an invalid run: crash, target, invalid; may be repeated',
    collect,
  )
}

/** A resumed comparison has the very same inputs: any option that would change them is a misunderstanding. */
function besideResume(written: readonly string[], command: Command): readonly Problem[] {
  const chosen = command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .filter((option) => !afterwards.includes(option.attributeName()))
    .map(({ long }) => long ?? '')
  const others = [...written, ...chosen]
  if (others.length === 0) return []
  const expected = 'nothing: a comparison is resumed with the inputs it was started with'
  return [{ where: '--resume', field: '', found: `${others.join(', ')} beside it`, expected }]
}

function declareLoad(program: Command, parts: ProgramParts, act: Act): void {
  program
    .command('load')
    .argument('<url>', 'such as http://127.0.0.1:8000/products, or https://…')
    .description('put load on something that runs already; no containers, on this machine unless confirmed')
    .option('--users <number>', 'users from the beginning to the end (default: 10)')
    .option('--duration <time>', 'such as 30s or 1m30s (default: 30s)')
    .option('--think <time>', 'mean pause between two requests (default: the scenario’s, or 0s)')
    .option('--profile <id>', 'load profile, instead of users or rate and duration')
    .option('--time-scale <factor>', 'multiply every stage’s duration of the profile')
    .option(
      '--rate <number>',
      'requests per second, whatever becomes of earlier ones (the open model), instead of users',
    )
    .option('--arrivals <kind>', 'with --rate: even, or poisson as independent clients come (default: poisson)')
    .option('--max-in-flight <number>', 'with --rate: what is due beyond is dropped and counted (default: 1000)')
    .option('--connections <policy>', 'per-user, shared:N or fresh (default: per-user, or the profile’s)')
    .option('--scenario <id>', 'what one user does (default: ask for the URL)')
    .option('--seed <number>', 'seed of every random draw (default: drawn, and shown)')
    .option('--warm-up <how>', 'auto (until steady or a cap), none, or a time such as 10s (default: none)')
    .option('--objectives <id>', 'targets to judge by (palier objectives lists them)')
    .option(
      '--containers <name=role,...>',
      'running containers behind the URL whose resources are read, such as api-1=api,db=database',
      collect,
    )
    .option('--context <name>', 'Docker context of their engine (default: DOCKER_HOST, or the current context)')
    .option('--json <file>', 'write the result as JSON; - writes only JSON to stdout')
    .option(
      '--fail-on <reason>',
      'end with 1 after a crash, a missed target or an invalid run: crash, target, invalid; may be repeated',
      collect,
    )
    .option('--allow-address <address>', 'the address of another machine that you may put load on')
    .option('--ca <file>', 'with https: the certificates (PEM) of the only authorities to trust')
    .addHelpText('after', loadManual)
    .action((url: string, options: UrlLoadOptions) => {
      const ca = options.ca === undefined ? {} : { ca: parts.toPath(options.ca) }
      const ask = toLoadAsk(url, { ...options, ...ca }, parts.drawSeed())
      const json = options.json === undefined || options.json === '-' ? options.json : parts.toPath(options.json)
      const { failOn } = toFailReasons(options.failOn ?? [], true)
      return act((opened) => load(ask, { ...opened, json, failOn }))()
    })
}
