import { Command, Option } from 'commander'
import { collect } from './collect.ts'
import { clean, doctor, images, schema } from './commands/engine.ts'
import { freezeTest } from './commands/freeze.ts'
import { checkGenerator } from './commands/generator.ts'
import { listObjectives, listProfiles, listScenarios, listTopologies } from './commands/lists.ts'
import { declareLoadCommands } from './declareLoadCommands.ts'
import { declareRunCommands } from './declareRunCommands.ts'
import { declareSeed } from './declareSeed.ts'
import { declareServe } from './declareServe.ts'
import { declareSuiteCommands } from './declareSuiteCommands.ts'
import { exitCodes } from './exitCode.ts'
import { doctorManual, mainManual } from './manual.ts'
import type { Act, GlobalOptions, ProgramParts } from './programParts.ts'

/** The command line, which is a stable contract. */
export function createProgram(parts: ProgramParts): Command {
  const program = new Command('palier')
    .description(
      'Compares API architectures under load: brings each topology up on local Docker, drives virtual users, measures, and compares.',
    )
    .version(parts.version)
    .option('--out <dir>', 'data folder for runs and comparisons (default: the user’s data folder)')
    .option(
      '--trust <dir>',
      'also read topologies, profiles, scenarios, objectives and suites from this folder; building and running them is as powerful as root',
      collect,
    )
    .showHelpAfterError('(palier --help shows every command)')
    .configureOutput({
      writeOut: (text) => parts.terminal.out(text.trimEnd()),
      writeErr: (text) => parts.terminal.err(text.trimEnd()),
    })
    .addHelpText('after', mainManual)
    .exitOverride()

  const act: Act = (run) => async (): Promise<void> => {
    const opened = parts.open({ trust: [], ...program.opts<Partial<GlobalOptions>>() })
    parts.onExit(await run({ ...opened, terminal: parts.terminal }))
  }

  declareLoadCommands(program, parts, act)
  declareSuiteCommands(program, parts, act)
  declareLists(program, act)
  declareRunCommands(program, parts, act)
  declareSeed(program, parts, act)
  declareServe(program, act)
  declareEngineCommands(program, act)
  return program
}

function declareLists(program: Command, act: Act): void {
  const lists = [
    ['topologies', 'list topologies with their configurations and parameters', listTopologies],
    ['profiles', 'list load profiles with their stages', listProfiles],
    ['scenarios', 'list scenarios with their requests', listScenarios],
    ['objectives', 'list objectives with their targets', listObjectives],
  ] as const
  for (const [name, description, list] of lists) {
    program
      .command(name)
      .description(description)
      .option('--json', 'as JSON')
      .action((options: { json?: boolean }) => act((opened) => list({ ...opened, json: options.json === true }))())
  }
}

function declareEngineCommands(program: Command, act: Act): void {
  const commands = [
    [
      'images',
      'build the images that the baseline of every topology needs, where missing or out of date, in parallel; a run builds the others',
      images,
    ],
    ['clean', 'remove containers, networks and volumes that ended runs left behind; nothing else is touched', clean],
  ] as const
  for (const [name, description, run] of commands) {
    program
      .command(name)
      .description(description)
      .option('--json', 'as JSON')
      .action((options: { json?: boolean }) => act((opened) => run({ ...opened, json: options.json === true }))())
  }
  declareDoctor(program, act)
  program
    .command('schema')
    .argument('[id]', 'one schema, such as palier.result/1')
    .description('print the JSON Schemas of everything that is read and written')
    .action((id: string | undefined) => act((opened) => schema(id, opened))())
}

function declareDoctor(program: Command, act: Act): void {
  program
    .command('doctor')
    .description('say whether Docker can be used here, and what to do when it cannot')
    .option('--generator', 'also measure what the load generator can do on this machine, in about half a minute')
    .option('--no-containers', 'measure the generator without containers')
    .addOption(
      new Option(
        '--freeze',
        'show on a target that stands still for known times that the percentiles say so; 1 when they do not',
      ).conflicts('generator'),
    )
    .option('--json', 'as JSON')
    .addHelpText('after', doctorManual)
    .action((options: { json?: boolean; generator?: boolean; containers: boolean; freeze?: boolean }) =>
      act(async (opened) => {
        const json = options.json === true
        if (options.freeze === true) return freezeTest({ ...opened, json })
        if (options.generator !== true) return doctor({ ...opened, json })
        const measured = await checkGenerator({ ...opened, withContainers: options.containers })
        return measured.kind === 'stopped'
          ? exitCodes.interrupted
          : doctor({ ...opened, json, generator: measured.check })
      })(),
    )
}
