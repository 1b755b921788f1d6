import { assertNever } from '../../shared/assertNever.ts'
import type { Failure } from '../../shared/domain/failure.ts'

/** The exit codes are a stable contract: scripts depend on them. */
export const exitCodes = {
  done: 0,
  /** A crash, a missed target or an invalid run, and `--fail-on` asked for it. */
  missed: 1,
  usage: 2,
  docker: 3,
  failed: 4,
  interrupted: 5,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

export function toExitCode(failure: Failure): ExitCode {
  switch (failure.kind) {
    case 'badInput':
    case 'unknownName':
    case 'secretsMissing':
    case 'notResumable':
    case 'archiveRefused':
      return exitCodes.usage
    case 'dockerUnreachable':
    case 'dockerUnfit':
    case 'baseImageMissing':
      return exitCodes.docker
    case 'imageBuildFailed':
    case 'imageMissing':
    case 'noFreeSubnet':
    case 'portTaken':
    case 'containerRefused':
    case 'containerExited':
    case 'neverReady':
    case 'notVerified':
    case 'dataNotLoaded':
    case 'tlsRefused':
    case 'generatorUnfit':
    case 'serverUnfit':
    case 'serverNotKept':
    case 'generatorFailed':
    case 'diskFull':
    case 'storeUnreadable':
    case 'storeUnwritable':
    case 'noBrowser':
    case 'pdfFailed':
    case 'engineFailed':
    case 'faultRefused':
    case 'busy':
    case 'stillOn':
    case 'notOurWindow':
    case 'hostGone':
    case 'unexpected':
      return exitCodes.failed
    default:
      return assertNever(failure, 'failure')
  }
}
