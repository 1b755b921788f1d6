import type { SshProblem } from '../../../../shared/domain/sshProblem.ts'

/** OpenSSH's and the Docker CLI's own words, the first that fit. `command -v` of shells: `docker: command not found`, `docker: not found`. */
const signs: readonly (readonly [RegExp, SshProblem['kind']])[] = [
  [/host key verification failed|remote host identification has changed/i, 'hostKey'],
  [/permission denied while trying to connect to the docker daemon|dial unix .*permission denied/i, 'noAccess'],
  [/cannot connect to the docker daemon|dial unix .*(no such file|connection refused)/i, 'noEngine'],
  [/docker.*(not found|no such file)|not found.*docker/i, 'noDocker'],
  [/permission denied|too many authentication failures|no supported authentication/i, 'denied'],
  [/could not resolve|connection refused|timed out|no route to host|network is unreachable/i, 'unreachable'],
]

/** Why there is no way to an engine, from what `ssh` has said before it ended. */
export function sshProblemOf(said: string, exitCode: number | null): SshProblem {
  const lines = said.split('\n').map((line) => line.trim())
  const message = lines.filter((line) => line !== '' && !/^(\*\*|@|warning:)/i.test(line)).at(-1) ?? ''
  const kind = signs.find(([sign]) => sign.test(said))?.[1] ?? 'other'
  return { kind, message: message === '' ? `it ended with code ${exitCode}` : message.replace(/^ssh: /, '') }
}
