import { expect, test } from 'vitest'
import { sshProblemOf } from './sshProblemOf.ts'

// As OpenSSH 9 and the Docker CLI write them.
test.each<[kind: string, said: string]>([
  [
    'hostKey',
    'No ED25519 host key is known for [127.0.0.1]:2222 and you have requested strict checking.\r\nHost key verification failed.\r\n',
  ],
  ['hostKey', '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\r\nHost key verification failed.\r\n'],
  ['denied', 'me@server: Permission denied (publickey,password).\r\n'],
  ['denied', 'Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures\r\n'],
  ['unreachable', 'ssh: Could not resolve hostname server: Name or service not known\r\n'],
  ['unreachable', 'ssh: connect to host 127.0.0.1 port 1: Connection refused\r\n'],
  ['unreachable', 'ssh: connect to host 10.0.0.1 port 22: Connection timed out\r\n'],
  ['noDocker', 'bash: line 1: docker: command not found\n'],
  ['noDocker', 'sh: 1: docker: not found\n'],
  [
    'noAccess',
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: dial unix /var/run/docker.sock: connect: permission denied\n',
  ],
  ['noEngine', 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n'],
  ['other', 'kex_exchange_identification: read: Connection reset by peer\r\n'],
  ['other', ''],
])('%s: %s', (kind, said) => {
  const problem = sshProblemOf(said, 255)
  expect(problem.kind).toBe(kind)
  expect(problem.message).not.toBe('')
  expect(problem.message).not.toMatch(/\s$/)
})
