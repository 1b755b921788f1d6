import type { FaultRefusal } from './faultRefusal.ts'
import type { Problem } from './problem.ts'
import type { ServerBreach, ServerMisfit } from './serverMisfit.ts'
import type { Shortage } from './shortage.ts'
import type { SshProblem } from './sshProblem.ts'
import type { ImagePlan } from './stackPlan.ts'
import type { TlsProblem } from './tlsProblem.ts'

/** Every expected way to fail. The words for people are in `shared/text/failureText.ts`. */
export type Failure =
  /** Something a person wrote is wrong: options, files. All problems at once. */
  | { readonly kind: 'badInput'; readonly problems: readonly Problem[] }
  | { readonly kind: 'unknownName'; readonly what: NameKind; readonly name: string; readonly known: readonly string[] }
  /** Environment variables that a scenario's secrets are read from, and that are not set; the values are never in it. */
  | {
      readonly kind: 'secretsMissing'
      readonly variables: readonly string[]
      readonly scenario: string
      /** What reads them instead of a scenario, which is empty then: loading the data of this topology. */
      readonly dataOf?: string
    }
  | { readonly kind: 'dockerUnreachable'; readonly explicit: boolean; readonly tried: readonly DockerAttempt[] }
  | { readonly kind: 'dockerUnfit'; readonly why: string; readonly fix: string }
  | {
      readonly kind: 'baseImageMissing'
      readonly reference: string
      readonly reasons: readonly string[]
      readonly fix: string
    }
  | {
      readonly kind: 'imageBuildFailed'
      readonly image: string
      readonly step: string
      readonly message: string
      readonly tail: readonly string[]
    }
  /**
   * `neededBy`: the image that is built on it; `unanswered`: no registry answered at all; `alternatives`: what to choose instead.
   */
  | {
      readonly kind: 'imageMissing'
      readonly image: string
      readonly message: string
      readonly neededBy?: string
      readonly unanswered?: true
      readonly alternatives?: NonNullable<ImagePlan['alternatives']>
    }
  | { readonly kind: 'noFreeSubnet'; readonly tried: number; readonly lastMessage: string }
  | { readonly kind: 'portTaken'; readonly container: string; readonly port: number; readonly message: string }
  | { readonly kind: 'containerRefused'; readonly container: string; readonly message: string }
  | {
      readonly kind: 'containerExited'
      readonly container: string
      readonly exitCode: number
      readonly oomKilled: boolean
      readonly logTail: readonly string[]
      readonly outsideRun?: OutsideRun
    }
  | {
      readonly kind: 'neverReady'
      readonly container: string
      readonly waitedMs: number
      readonly lastTest: string
      readonly logTail: readonly string[]
      readonly outsideRun?: OutsideRun
    }
  /** `url` where load goes to a URL instead of a topology. */
  | { readonly kind: 'notVerified'; readonly problems: readonly string[]; readonly url?: string }
  /** `problem`: the step, what was answered and what was expected. `url` where the data goes to a URL instead of a topology. */
  | {
      readonly kind: 'dataNotLoaded'
      readonly set: string
      readonly problem: string
      readonly url?: string
      readonly outsideRun?: OutsideRun
    }
  /** `name`: whom the certificate should be of. */
  | { readonly kind: 'tlsRefused'; readonly url: string; readonly name: string; readonly problem: TlsProblem }
  /** `shortages`: everything that is too little; absent in runs of before there was more than one kind. `why` and `fix` say it in English. */
  | {
      readonly kind: 'generatorUnfit'
      readonly why: string
      readonly fix: string
      readonly shortages?: readonly Shortage[]
    }
  /** The server that a topology declares cannot be had here: nothing was started. Of several configurations each is named. */
  | {
      readonly kind: 'serverUnfit'
      readonly misfits: readonly { readonly configuration?: string; readonly misfit: ServerMisfit }[]
    }
  /** The engine holds containers to something else than the server they were to share. */
  | { readonly kind: 'serverNotKept'; readonly breaches: readonly ServerBreach[] }
  | { readonly kind: 'generatorFailed'; readonly message: string }
  /** A connection to the address that was confirmed led to another one, to which nothing was sent. */
  | { readonly kind: 'wrongPeer'; readonly confirmed: string; readonly reached: string }
  | { readonly kind: 'diskFull'; readonly path: string }
  | { readonly kind: 'storeUnreadable'; readonly path: string; readonly message: string }
  | { readonly kind: 'storeUnwritable'; readonly path: string; readonly message: string }
  /** No browser that prints; `chosen` by PALIER_CHROMIUM, or these were looked for. */
  | { readonly kind: 'noBrowser'; readonly chosen: boolean; readonly tried: readonly string[] }
  | { readonly kind: 'pdfFailed'; readonly browser: string; readonly message: string }
  | { readonly kind: 'engineFailed'; readonly doing: string; readonly message: string }
  /** Another comparison is on in this process; or a stack whose data stays until it is removed: `holdsData` is its configuration. */
  | { readonly kind: 'busy'; readonly comparisonId: string; readonly holdsData?: string }
  /** Reasons are whole sentences. `isSuite`: the id is a suite's. */
  | {
      readonly kind: 'notResumable'
      readonly comparisonId: string
      readonly reasons: readonly string[]
      readonly isSuite?: true
    }
  /** A run or a comparison that is still on cannot be removed or exported. */
  | { readonly kind: 'stillOn'; readonly id: string; readonly pid: number }
  /** An archive that cannot be imported, or a place for one that cannot be written. The message is a whole sentence. */
  | { readonly kind: 'archiveRefused'; readonly file: string; readonly message: string }
  /** `fault` as written, `kill api-2`: what was to be done to a container on purpose. */
  | { readonly kind: 'faultRefused'; readonly fault: string; readonly why: FaultRefusal }
  /** A message that did not come from a page of ours. */
  | { readonly kind: 'notOurWindow' }
  /** The window no longer reaches the program behind it. */
  | { readonly kind: 'hostGone' }
  | { readonly kind: 'unexpected'; readonly message: string }

/** Of a stack that is brought up outside of any run: nothing is measured, and its logs are not kept. The configuration, as written. */
export interface OutsideRun {
  readonly configuration: string
}

export type NameKind =
  | 'topology'
  | 'variant'
  | 'parameter'
  | 'profile'
  | 'scenario'
  | 'objectives'
  | 'suite'
  | 'run'
  | 'comparison'
  | 'discarded run'
  | 'container'

export interface DockerAttempt {
  /** `DOCKER_HOST`, `context colima`, `/var/run/docker.sock` … */
  readonly source: string
  readonly address: string
  readonly reason: 'missing' | 'denied' | 'refused' | 'silent' | 'tooOld' | 'unsupported' | 'other'
  readonly message: string
  /** Where there was no way to the engine: behind ssh only. */
  readonly ssh?: SshProblem
}

/** An expected failure inside the engine; it becomes plain data once, at the contract's door. */
export class PalierError extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind, options)
    this.name = 'PalierError'
    this.failure = failure
  }
}

/** What crosses the contract for anything that was thrown. */
export function toFailure(error: unknown): Failure {
  if (error instanceof PalierError) return error.failure
  return { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) }
}

/** An image that is not there and could not be pulled. */
export type MissingImage = Extract<Failure, { kind: 'imageMissing' }>
