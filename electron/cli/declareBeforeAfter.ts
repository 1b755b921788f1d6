import type { Command } from 'commander'
import { beforeAfterOrder } from './beforeAfterOrder.ts'
import { beforeAfterManual } from './manual.ts'
import { type MeasuringOptions, withMeasuringOptions } from './measuringOptions.ts'
import type { Act, ProgramParts } from './programParts.ts'
import { comparisonShape, startMeasuring } from './startMeasuring.ts'

/** `before-after`: the two variants that a topology declares, with everything else that a comparison can be told. */
export function declareBeforeAfter(program: Command, parts: ProgramParts, act: Act): void {
  withMeasuringOptions(program.command('before-after'), {
    repeat: '3',
    ownProfile: '; default: server for a topology with a server, otherwise quick',
    ownObjectives: '; default: server for a topology with a server',
  })
    .argument('<topology>', 'one that declares a before and an after, such as copro')
    .option('--data-set <name>', 'data to load before each run (default: the topology’s own)')
    .description('compare what a topology declares as before and after, and show the difference of every figure')
    .addHelpText('after', beforeAfterManual)
    .action((name: string, options: MeasuringOptions & { readonly dataSet?: string }) =>
      startMeasuring(
        async (client) =>
          beforeAfterOrder(name, (await client.ask('topology.list', {})).items, options, parts.drawSeed()),
        options,
        comparisonShape(parts),
        parts,
        act,
      ),
    )
}
