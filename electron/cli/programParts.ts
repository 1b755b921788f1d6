import type { Platform } from '../../shared/text/dockerAdvice.ts'
import type { Client } from './client.ts'
import type { ExitCode } from './exitCode.ts'
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

/** Opens the engine for one command, and takes its exit code. */
export type Act = (
  run: (opened: { client: Client; stopKey: StopKey; terminal: Terminal }) => Promise<ExitCode>,
) => () => Promise<void>
