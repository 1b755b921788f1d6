import type { Command } from 'commander'
import { PalierError } from '../../shared/domain/failure.ts'
import { serveManual } from './manual.ts'
import type { Act } from './programParts.ts'

/** `serve`: the workbench as a page of this machine. */
export function declareServe(program: Command, act: Act): void {
  program
    .command('serve')
    .description('the workbench in a browser of this machine, until Ctrl+C')
    .option('--port <number>', 'listen on this port of 127.0.0.1 (default: a free one)')
    .option('--open', 'open the browser as well')
    .option('--metrics', 'serve /metrics for Prometheus while a run is on')
    .addHelpText('after', serveManual)
    .action((options: { port?: string; open?: boolean; metrics?: boolean }) => {
      const port = options.port === undefined ? {} : { port: toPort(options.port) }
      return act(({ serve }) => serve({ ...port, open: options.open === true, metrics: options.metrics === true }))()
    })
}

function toPort(written: string): number {
  const port = /^\d{1,5}$/.test(written) ? Number(written) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new PalierError({
    kind: 'badInput',
    problems: [{ where: '--port', field: '', found: `"${written}"`, expected: 'a number from 1 to 65535' }],
  })
}
