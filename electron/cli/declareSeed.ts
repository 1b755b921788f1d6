import type { Command } from 'commander'
import type { DataAsk } from '../../shared/contract/dataRequests.ts'
import { toConfigurationName, toWrittenName } from '../../shared/domain/configuration.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import { toDurationMs } from '../../shared/domain/toDurationMs.ts'
import { collect } from './collect.ts'
import { seed } from './commands/seed.ts'
import { toSettings } from './loadOptions.ts'
import { seedManual } from './manual.ts'
import type { Act } from './programParts.ts'

interface SeedOptions {
  readonly set?: readonly string[]
  readonly for?: string
  readonly json?: boolean
}

/** A timer's limit, and more than anybody means. */
const MOST_MS = 24 * 3_600_000

/** `seed`: a stack with its data, outside of any run. */
export function declareSeed(program: Command, act: Act): void {
  program
    .command('seed')
    .argument('<configuration>', 'such as copro or copro:before')
    .argument('<set>', 'a data set, such as minimal, realistic or large')
    .description('bring a configuration up, load a data set through its API, and keep it until it is stopped')
    .option('--set <KEY=VALUE>', 'a parameter’s value, over the variant’s own; may be repeated', collect)
    .option('--for <time>', 'how long it stays, such as 30s; 0s: not at all (default: until Ctrl+C)')
    .option('--json', 'what was made as JSON')
    .addHelpText('after', seedManual)
    .action((configuration: string, set: string, options: SeedOptions) => {
      const { ask, staysMs } = toSeedOrder(configuration, set, options)
      return act((opened) => seed(ask, { ...opened, staysMs, json: options.json === true }))()
    })
}

/** All problems at once. */
function toSeedOrder(
  written: string,
  set: string,
  { set: settings = [], for: stays }: SeedOptions,
): { readonly ask: DataAsk; readonly staysMs: number | undefined } {
  const problems: Problem[] = []
  const id = toWrittenName(toConfigurationName(written))
  const { set: all, parameters } = toSettings(settings, problems)
  for (const other of Object.keys(parameters).filter((name) => name !== id)) {
    problems.push({ where: '--set', field: '', found: `values for "${other}"`, expected: `values for ${id}` })
  }
  const staysMs = stays === undefined ? undefined : toDurationMs(stays)
  if (stays !== undefined && (staysMs === undefined || staysMs > MOST_MS)) {
    const expected = 'a length of time such as 30s, at most 24h'
    problems.push({ where: '--for', field: '', found: `"${stays}"`, expected })
  }
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return { ask: { configuration: written, set, parameters: { ...all, ...parameters[id] } }, staysMs }
}
