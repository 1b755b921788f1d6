import type { z } from 'zod'
import type { Complaint } from './ProblemLog.ts'
import type { ServiceFields } from './serviceFields.ts'
import type { MountEntry } from './volumeFields.ts'

/** A service as one file has it. Fields that were complained about are missing. */
export type WrittenService = { readonly [K in keyof ServiceFields]?: z.output<ServiceFields[K]> }

/** A service with its paths resolved: build context and bind sources are absolute and exist, env files are read. */
export interface ComposeService extends Omit<WrittenService, 'env_file' | 'volumes'> {
  readonly volumes?: readonly PlacedMount[]
  /** From env files; `environment` wins over it. */
  readonly fromEnvFiles: Readonly<Record<string, string>>
  /** Names of the fields that are written, readable or not. */
  readonly written: ReadonlySet<string>
}

/** A mount, and the way to complain about the place where it is written (in a merged list an index says nothing). */
export interface PlacedMount {
  readonly mount: MountEntry
  readonly complain: (complaint: Complaint) => void
}

export interface ComposeFile {
  readonly name: string | undefined
  readonly services: Readonly<Record<string, ComposeService>>
  readonly networks: readonly string[]
  readonly volumes: readonly string[]
}
