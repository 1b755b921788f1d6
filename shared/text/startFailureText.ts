import { assertNever } from '../assertNever.ts'
import type { Failure } from '../domain/failure.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { saying } from './sentence.ts'
import { durationText } from './units.ts'

type StartFailure = Extract<
  Failure,
  { kind: 'noFreeSubnet' | 'portTaken' | 'containerRefused' | 'containerExited' | 'neverReady' | 'notVerified' }
>

/** Why a run's containers did not come up. */
export function startFailureText(failure: StartFailure): FailureText {
  switch (failure.kind) {
    case 'noFreeSubnet': {
      const details = [
        `${failure.tried} networks in 198.18.0.0/15 were tried; the last answer was: ${failure.lastMessage}`,
      ]
      const fix = '`palier clean` removes what ended runs left behind; `docker network ls` shows the rest.'
      return failureWords('There is no free network for the run', details, fix)
    }
    case 'portTaken': {
      const fix = 'Stop the program that uses the port, or run again: free ports are chosen anew for every run.'
      return failureWords(
        `Port ${failure.port} for ${failure.container} is taken`,
        [saying('Docker', failure.message)],
        fix,
      )
    }
    case 'containerRefused': {
      const fix = `Correct the service of ${failure.container} in the topology.`
      return failureWords(`Docker refuses to run ${failure.container}`, [saying('Docker', failure.message)], fix)
    }
    case 'containerExited':
      return containerExited(failure)
    case 'neverReady': {
      const { container, waitedMs, lastTest, logTail } = failure
      const last = lastTest === '' ? '' : `Its last health test said: ${lastTest}`
      const fix = 'Its log says what it was waiting for; the whole log is kept with the run.'
      return failureWords(`${container} never became ready`, [`Waited ${durationText(waitedMs)}`, last], fix, logTail)
    }
    case 'notVerified': {
      if (failure.url !== undefined) {
        const advice =
          'Nothing was measured. Check that the server is on, and the path; a scenario brings its own paths.'
        return failureWords(`${failure.url} does not answer as expected`, failure.problems, advice)
      }
      const fix = 'Nothing was measured. Correct the topology, or the paths and statuses in the scenario.'
      return failureWords('The topology does not answer as the scenario expects', failure.problems, fix)
    }
    default:
      return assertNever(failure, 'failure')
  }
}

function containerExited({
  container,
  exitCode,
  oomKilled,
  logTail,
}: Extract<Failure, { kind: 'containerExited' }>): FailureText {
  if (oomKilled) {
    const found = `It needed more memory than its limit allows and was killed (exit code ${exitCode})`
    const fix =
      'Raise its memory limit (`deploy.resources.limits.memory`), or let it start with less, such as fewer workers.'
    return failureWords(`${container} ran out of memory`, [found], fix, logTail)
  }
  return failureWords(
    `${container} did not keep running`,
    [exitWords(exitCode)],
    'Its log says why; the whole log is kept with the run.',
    logTail,
  )
}

function exitWords(exitCode: number): string {
  if (exitCode === 0) return 'It ended without an error (exit code 0); a service has to keep running.'
  if (exitCode === 126) return 'Its command cannot be executed (exit code 126).'
  if (exitCode === 127) return 'Its command does not exist in the image (exit code 127).'
  if (exitCode === 137)
    return 'It was killed (exit code 137), and not at its own memory limit: the machine may be short of memory.'
  return `It ended with exit code ${exitCode}; a service has to keep running.`
}
