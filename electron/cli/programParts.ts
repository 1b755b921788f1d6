import type { Platform } from '../../shared/text/dockerAdvice.ts'
import type { Client } from './client.ts'
import type { ExitCode } from './exitCode.ts'
import type { StopKey } from './stopKey.ts'
import type { Terminal } from './terminal.ts'

/** The web host of the same engine, until it is told to stop. Loaded when it is asked for: no other command needs it. */
export type Serve = (order: {
  readonly port?: number
  readonly open: boolean
  readonly metrics: boolean
}) => Promise<ExitCode>

export interface Opened {
  readonly client: Client
  readonly stopKey: StopKey
  readonly serve: Serve
}

/** What concerns every command: where data goes and which folder of declared things is trusted. */
export interface GlobalOptions {
  readonly out?: string
  readonly trust: readonly string[]
}

export interface ProgramParts {
  readonly version: string
  readonly terminal: Terminal
  /** Opens the engine once the options are known. */
  readonly open: (options: GlobalOptions) => Opened
  /** A path as the person wrote it to an absolute one. */
  readonly toPath: (written: string) => string
  readonly drawSeed: () => number
  /** Of Node: decides some of the advice about failures. */
  readonly platform: Platform
  readonly onExit: (code: ExitCode) => void
}

/** Opens the engine for one command, and takes its exit code. */
export type Act = (run: (opened: Opened & { readonly terminal: Terminal }) => Promise<ExitCode>) => () => Promise<void>
