import { assertNever } from '../assertNever.ts'
import type { Failure, NameKind } from '../domain/failure.ts'
import { dockerUnreachableText, type Platform } from './dockerAdvice.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { nearestName } from './nearestName.ts'
import { printFailureText } from './printFailureText.ts'
import { problemsTitle, problemText } from './problemText.ts'
import { saying, sentence } from './sentence.ts'
import { startFailureText } from './startFailureText.ts'

/** What happened, where, what was found, what was expected and what to do. The platform decides the advice about Docker. */
export function failureText(failure: Failure, platform: Platform): FailureText {
  switch (failure.kind) {
    case 'badInput':
      return { title: problemsTitle(failure.problems), details: failure.problems.map(problemText) }
    case 'unknownName':
      return unknownName(failure)
    case 'dockerUnreachable':
      return dockerUnreachableText(failure, platform)
    case 'dockerUnfit':
      return failureWords('Docker cannot be used as it is', [withCapital(failure.why)], failure.fix)
    case 'baseImageMissing':
      return failureWords(`The base image ${failure.reference} is missing`, failure.reasons, failure.fix)
    case 'imageBuildFailed':
      return imageBuildFailed(failure)
    case 'imageMissing':
      return failureWords(
        `The image ${failure.image} is not on this machine`,
        [saying('Docker', failure.message)],
        `Pull it with \`docker pull ${failure.image}\`, or name another one in the topology.`,
      )
    case 'noFreeSubnet':
    case 'portTaken':
    case 'containerRefused':
    case 'containerExited':
    case 'neverReady':
    case 'notVerified':
      return startFailureText(failure)
    case 'generatorUnfit':
      return failureWords('The load cannot be generated from here', [withCapital(failure.why)], failure.fix)
    case 'generatorFailed':
      return failureWords(
        'The load generator failed',
        [failure.message],
        'Run again; what was measured until then is kept.',
      )
    case 'diskFull':
    case 'storeUnreadable':
    case 'storeUnwritable':
      return storeText(failure)
    case 'noBrowser':
    case 'pdfFailed':
      return printFailureText(failure, platform)
    case 'engineFailed':
      return failureWords(
        `Docker failed while ${failure.doing}`,
        [saying('Docker', failure.message)],
        'Run `docker info` to see its state.',
      )
    case 'busy':
      return failureWords(
        'Another comparison is on',
        [`It is ${failure.comparisonId}; two at once would measure each other.`],
        'Wait for its end, or stop it.',
      )
    case 'notResumable':
      return failureWords(`The comparison ${failure.comparisonId} cannot be resumed`, failure.reasons)
    case 'stillOn':
      return failureWords(
        `${failure.id} is still on`,
        [`Process ${failure.pid} runs it.`],
        'Wait for its end, or stop it.',
      )
    case 'archiveRefused':
      return failureWords(`${failure.file} was refused`, [failure.message])
    case 'notOurWindow':
      return failureWords('The message was refused', ['It did not come from a page of Palier.'])
    case 'hostGone':
      return failureWords(
        'Palier does not answer',
        ['The program behind this window has ended or was restarted; runs that were on are kept as interrupted.'],
        'Start it again and open the window it offers.',
      )
    case 'unexpected':
      return failureWords(
        'Palier came upon something it does not expect',
        [failure.message],
        'Report it with this message.',
      )
    default:
      return assertNever(failure, 'failure')
  }
}

/** The same on one line, for a list or a stored outcome: `api-2 never became ready. Waited 60 s.` */
export function failureLine(failure: Failure, platform: Platform): string {
  const { title, details } = failureText(failure, platform)
  const [first] = details
  return first === undefined ? sentence(title) : `${sentence(title)} ${sentence(first)}`
}

const listedBy: Readonly<Record<NameKind, string>> = {
  topology: 'palier topologies',
  variant: 'palier topologies',
  parameter: 'palier topologies',
  profile: 'palier profiles',
  scenario: 'palier scenarios',
  objectives: 'palier objectives',
  run: 'palier runs list',
  comparison: 'palier runs list',
}

function unknownName({ what, name, known }: Extract<Failure, { kind: 'unknownName' }>): FailureText {
  const begun = name === '' ? [] : known.filter((one) => one.startsWith(name))
  const isAmbiguous = (what === 'run' || what === 'comparison') && begun.length > 1
  const meant = nearestName(name, known)
  const thereIs = what === 'objectives' ? 'There are no' : 'There is no'
  const details = known.length === 0 ? [`${thereIs} ${what} at all.`] : [`Known: ${listed(known)}.`]
  if (isAmbiguous) {
    return {
      title: `“${name}” is the beginning of several ${what}s`,
      details: [`They are ${listed(begun)}.`],
      fix: 'Write more of it.',
    }
  }
  return {
    title: `${thereIs} ${what} “${name}”`,
    details,
    fix: `${meant === undefined ? '' : `Did you mean ${meant}? `}\`${listedBy[what]}\` lists them all.`,
  }
}

/** There may be hundreds of runs; the first are the newest. */
function listed(names: readonly string[]): string {
  const most = 12
  if (names.length <= most) return names.join(', ')
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}

function imageBuildFailed({ image, step, message, tail }: Extract<Failure, { kind: 'imageBuildFailed' }>): FailureText {
  const fix = 'Correct this step of the Dockerfile; if a download failed, run again.'
  return failureWords(
    `The image ${image} could not be built`,
    [step === '' ? '' : `The step was: ${step}`, message],
    fix,
    tail,
  )
}

function storeText({
  kind,
  path,
  ...rest
}: Extract<Failure, { kind: 'diskFull' | 'storeUnreadable' | 'storeUnwritable' }>): FailureText {
  const message = 'message' in rest ? rest.message : ''
  if (kind === 'diskFull') {
    const fix = 'Free some space, or choose a folder on another disk with `--out`.'
    return failureWords('The disk is full', [`${path} cannot be written; everything stored before is kept.`], fix)
  }
  if (kind === 'storeUnreadable') return failureWords(`${path} cannot be read`, [withCapital(message)])
  return failureWords(
    `${path} cannot be written`,
    [saying('The system', message)],
    'Choose a folder that you may write to with `--out`.',
  )
}

/** For messages that are words of ours or of the system, which never begin with a name. */
function withCapital(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`
}
