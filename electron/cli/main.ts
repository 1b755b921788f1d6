import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { CommanderError } from 'commander'
import { PalierError, toFailure } from '../../shared/domain/failure.ts'
import { failureText } from '../../shared/text/failureText.ts'
import { composeWorkbench, configFolder, version } from '../engine/compose.ts'
import { askSecret } from './askSecret.ts'
import { createClient } from './client.ts'
import { exitCodes, toExitCode } from './exitCode.ts'
import { failureLines } from './failureLines.ts'
import { createProgram } from './program.ts'
import type { Serve } from './programParts.ts'
import { createStopKey } from './stopKey.ts'
import type { Terminal } from './terminal.ts'
import { trustProblems } from './trustProblems.ts'

const terminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  isInteractive: process.stderr.isTTY === true && process.env.CI === undefined,
  columns: process.stdout.columns ?? Number.POSITIVE_INFINITY,
  onInputEnd,
  ...(process.stdin.isTTY === true && process.stderr.isTTY === true ? { question, secret } : {}),
}
/** Through \`npm run\` the working directory is the checkout; INIT_CWD is where the person stands. */
const toPath = (written: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), written)

// `palier runs list | head` closes the pipe early; nobody reads any further, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const program = createProgram({
  version,
  terminal,
  toPath,
  platform: process.platform,
  drawSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
  open: ({ out, trust }) => {
    const problems = trustProblems(trust.map(toPath))
    if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
    const workbench = composeWorkbench({
      ...(out === undefined ? {} : { dataFolder: toPath(out) }),
      trusted: trust.map(toPath),
      standsIn: toPath('.'),
      env: process.env,
    })
    const stopKey = createStopKey({
      process,
      say: terminal.err,
      remaining: workbench.remaining,
      exit: () => process.exit(exitCodes.interrupted),
    })
    const serve: Serve = async (order) => {
      const { serveWeb } = await import('../web/serveWeb.ts')
      const end = await serveWeb(order, {
        workbench,
        env: process.env,
        configFolder: configFolder(process.env),
        print: terminal.out,
        say: terminal.err,
        onStop: (stop) => stopKey.onFirst(stop),
      })
      return end === 'interrupted' ? exitCodes.interrupted : exitCodes.done
    }
    return { client: createClient(workbench), stopKey, serve }
  },
  onExit: (code) => {
    process.exitCode = code
  },
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = tell(error)
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  const failure = toFailure(error)
  for (const line of failureLines(failureText(failure, process.platform), process.stderr.columns)) terminal.err(line)
  if (process.env.PALIER_DEBUG === '1' && error instanceof Error) terminal.err(error.stack ?? error.message)
  return toExitCode(failure)
}

/** What is written there is read and forgotten: only its end says something. */
function onInputEnd(act: () => void): () => void {
  process.stdin.once('end', act).resume()
  return () => process.stdin.off('end', act).pause()
}

/** Nothing has been begun when secrets are asked for: Ctrl+C may end the program there and then. */
function secret(text: string): Promise<string> {
  const say = (shown: string) => process.stderr.write(shown)
  return askSecret(text, process.stdin, say, () => process.exit(exitCodes.interrupted))
}

async function question(text: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(text)
  } finally {
    lines.close()
  }
}
