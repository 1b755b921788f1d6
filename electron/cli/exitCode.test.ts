import { expect, test } from 'vitest'
import type { Failure } from '../../shared/domain/failure.ts'
import { toExitCode } from './exitCode.ts'

// A record: a failure that is added has to be given its code here as well.
const expected: Readonly<Record<Failure['kind'], number>> = {
  badInput: 2,
  unknownName: 2,
  secretsMissing: 2,
  dockerUnreachable: 3,
  dockerUnfit: 3,
  baseImageMissing: 3,
  imageBuildFailed: 4,
  imageMissing: 4,
  noFreeSubnet: 4,
  portTaken: 4,
  containerRefused: 4,
  containerExited: 4,
  neverReady: 4,
  notVerified: 4,
  dataNotLoaded: 4,
  tlsRefused: 4,
  generatorUnfit: 4,
  serverUnfit: 4,
  serverNotKept: 4,
  generatorFailed: 4,
  wrongPeer: 4,
  diskFull: 4,
  storeUnreadable: 4,
  storeUnwritable: 4,
  noBrowser: 4,
  pdfFailed: 4,
  engineFailed: 4,
  faultRefused: 4,
  busy: 4,
  notResumable: 2,
  archiveRefused: 2,
  stillOn: 4,
  notOurWindow: 4,
  hostGone: 4,
  unexpected: 4,
}

test.each(Object.entries(expected))('%s ends with %i', (kind, code) => {
  expect(toExitCode({ kind } as Failure)).toBe(code)
})
