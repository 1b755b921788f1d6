import type { Command } from 'commander'
import { judgedRuns } from '../../shared/analysis/relativeTargets.ts'
import type { Comparison, RunResult } from '../../shared/domain/runResult.ts'
import { baselineRunLines } from './baselineRunLines.ts'
import { besideResume } from './besideResume.ts'
import { collect } from './collect.ts'
import { load } from './commands/load.ts'
import { confirmationText } from './confirmationText.ts'
import { declareBeforeAfter } from './declareBeforeAfter.ts'
import { toFailReasons } from './failOn.ts'
import { toLoadAsk, type UrlLoadOptions } from './loadAsk.ts'
import { toComparisonAsk } from './loadOptions.ts'
import { compareManual, loadManual } from './manual.ts'
import { type MeasuringOptions, withMeasuringOptions } from './measuringOptions.ts'
import type { Act, ProgramParts } from './programParts.ts'
import { runReport } from './runReport.ts'
import { comparisonShape, type DeclaredOrder, type Shape, startMeasuring } from './startMeasuring.ts'

const once = { profile: 'quick', repeat: '1' } as const

type WrittenOptions = MeasuringOptions & { readonly profile: string; readonly resume?: string }

/** What a resumed comparison may still be told: where its results go. */
const afterwards = ['resume', 'json', 'csv', 'html', 'pdf', 'pdfIfPossible', 'lang', 'failOn']

/** `compare`, `run`, `before-after` and `load`: everything that puts load on something. */
export function declareLoadCommands(program: Command, parts: ProgramParts, act: Act): void {
  const toNew = (written: readonly string[], options: WrittenOptions): DeclaredOrder => {
    return { kind: 'new', ...toComparisonAsk(written, { set: [], ...options }, parts.drawSeed()) }
  }
  const asComparison = comparisonShape(parts)
  withMeasuringOptions(program.command('compare'), once)
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
          : { kind: 'resume', comparisonId: resume, problems: besideResume('comparison', written, command, afterwards) }
      return startMeasuring(() => order, options, asComparison, parts, act)
    })
  withMeasuringOptions(program.command('run'), once)
    .argument('<configuration>', 'such as duo-lb:tuned')
    .description('run one configuration and show its phases, endpoints, instances and services')
    .action((written: string, options: WrittenOptions) => {
      const asRun: Shape = {
        toText: (comparison) =>
          `${ownRuns(comparison).map(runReport).join('\n\n')}${baselineRunLines(comparison)}${confirmationText(comparison)}`,
        // With a second run beside it the run alone would not say what was asked for.
        toJson: (comparison) => (options.confirmOpen === true ? comparison : ownRuns(comparison)[0]),
      }
      const shape = options.repeat === '1' ? asRun : asComparison
      return startMeasuring(() => toNew([written], options), options, shape, parts, act)
    })
  declareBeforeAfter(program, parts, act)
  declareLoad(program, parts, act)
}

/** A run alone is held against one of before; without one it says that it has no baseline, not that it is its own. */
function ownRuns(comparison: Comparison): readonly RunResult[] {
  return comparison.baselineRun === undefined ? comparison.runs : judgedRuns(comparison)
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
    .option('--allow-plain-secrets', 'secrets may go over http:// to another machine, readable on the way')
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
