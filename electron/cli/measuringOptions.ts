import { type Command, Option } from 'commander'
import { collect } from './collect.ts'
import type { LoadOptions } from './loadOptions.ts'
import { type OutputOptions, withReportOptions } from './outputOptions.ts'

/** As commander gives them: an option that may be repeated and never was is absent. */
export type MeasuringOptions = Omit<LoadOptions, 'set' | 'profile'> &
  Partial<Pick<LoadOptions, 'set' | 'profile'>> &
  OutputOptions & { readonly failOn?: readonly string[] }

/** Where a default depends on the topology there is none, and its words end the option's description. */
export interface MeasuringDefaults {
  readonly profile?: string
  readonly repeat: string
  readonly ownProfile?: string
  readonly ownObjectives?: string
}

/** Everything that a comparison can be told, and where its results go. */
export function withMeasuringOptions(command: Command, defaults: MeasuringDefaults): Command {
  const { profile, repeat, ownProfile = '', ownObjectives = '' } = defaults
  const declared = command
    .option('--profile <id>', `load profile (palier profiles lists them${ownProfile})`, profile)
    .option('--scenario <id>', 'what one user does (default: the topology’s own)')
    .option('--objectives <id>', `targets to judge by (palier objectives lists them${ownObjectives})`)
    .option('--repeat <number>', 'runs of each configuration, interleaved', repeat)
    .option(
      '--baseline <configuration or run>',
      'what the others are compared with (default: the first), or the id of a stored run under the same load for relative targets',
    )
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
