import type { Command } from 'commander'
import type { DataAsk, FillAsk } from '../../shared/contract/dataRequests.ts'
import { toConfigurationName, toWrittenName } from '../../shared/domain/configuration.ts'
import { PalierError } from '../../shared/domain/failure.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import { toDurationMs } from '../../shared/domain/toDurationMs.ts'
import { collect } from './collect.ts'
import { fillUrl } from './commands/fillUrl.ts'
import { seed } from './commands/seed.ts'
import { toSettings } from './loadOptions.ts'
import { seedManual } from './manual.ts'
import type { Act, ProgramParts } from './programParts.ts'
import { readText } from './readText.ts'

interface SeedOptions {
  readonly set?: readonly string[]
  readonly for?: string
  readonly url?: string
  readonly allowAddress?: string
  readonly allowPlainSecrets?: boolean
  readonly ca?: string
  readonly json?: boolean
}

/** A timer's limit, and more than anybody means. */
const MOST_MS = 24 * 3_600_000

/** `seed`: data outside of any run, in a stack of our own or at a URL. */
export function declareSeed(program: Command, { toPath }: Pick<ProgramParts, 'toPath'>, act: Act): void {
  program
    .command('seed')
    .argument('<configuration>', 'such as copro or copro:before')
    .argument('<set>', 'a data set, such as minimal, realistic or large')
    .description('bring a configuration up, load a data set through its API, and keep it until it is stopped')
    .option('--set <KEY=VALUE>', 'a parameter’s value, over the variant’s own; may be repeated', collect)
    .option('--for <time>', 'how long it stays, such as 30s; 0s: not at all (default: until Ctrl+C)')
    .option('--url <url>', 'bring nothing up: replace the data of what runs there already')
    .option('--allow-address <address>', 'with --url: the address of another machine whose data you may replace')
    .option('--allow-plain-secrets', 'with --url: secrets may go over http:// to another machine, readable on the way')
    .option('--ca <file>', 'with an https --url: the certificates (PEM) of the only authorities to trust')
    .option('--json', 'what was made as JSON')
    .addHelpText('after', seedManual)
    .action((configuration: string, set: string, options: SeedOptions) => {
      const { url } = options
      const json = options.json === true
      if (url !== undefined) {
        const ask = toFillAsk({ configuration, set, url }, options, toPath)
        return act((opened) => fillUrl(ask, { ...opened, json }))()
      }
      const { ask, staysMs } = toSeedOrder(configuration, set, options)
      return act((opened) => seed(ask, { ...opened, staysMs, json }))()
    })
}

/** All problems at once. */
function toFillAsk(
  asked: Pick<FillAsk, 'configuration' | 'set' | 'url'>,
  { set: settings = [], for: stays, ca: file, allowAddress, allowPlainSecrets = false }: SeedOptions,
  toPath: ProgramParts['toPath'],
): FillAsk {
  const problems: Problem[] = []
  const beside = (where: string, found: string, why: string): void => {
    problems.push({ where, field: '', found: `${found} beside --url`, expected: `nothing: ${why}` })
  }
  if (settings.length > 0) beside('--set', settings.join(', '), 'what runs there has its parameters already')
  if (stays !== undefined) beside('--for', stays, 'the data stays there')
  const ca = file === undefined ? undefined : readText('--ca', toPath(file), problems)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return {
    ...asked,
    ...(allowAddress !== undefined && { allowAddress }),
    ...(allowPlainSecrets && { allowPlainSecrets }),
    ...(ca !== undefined && { ca }),
  }
}

/** All problems at once. */
function toSeedOrder(
  written: string,
  set: string,
  { set: settings = [], for: stays, ca, allowAddress, allowPlainSecrets }: SeedOptions,
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
  const plain = allowPlainSecrets === true ? 'given' : undefined
  const ofUrl = { '--allow-address': allowAddress, '--allow-plain-secrets': plain, '--ca': ca }
  for (const [where, found] of Object.entries(ofUrl)) {
    if (found !== undefined) problems.push({ where, field: '', found, expected: 'a --url that it belongs to' })
  }
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  return { ask: { configuration: written, set, parameters: { ...all, ...parameters[id] } }, staysMs }
}
