import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, join } from 'node:path'

const sshd = '/usr/sbin/sshd'

/** Whether there is an OpenSSH server, a client and a `docker` to be run behind it. */
export function hasSshd(): boolean {
  return existsSync(sshd) && ['ssh', 'ssh-keygen', 'docker'].every(isProgram)
}

function isProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

/**
 * A real sshd of our own on a loopback port, which lets this user in with a key made for it, and an environment in which `ssh` brings that key
 * and knows the server's.
 */
export async function ownSshd(): Promise<{
  readonly address: string
  readonly env: Readonly<Record<string, string | undefined>>
  close(): Promise<void>
}> {
  const folder = mkdtempSync(join(tmpdir(), 'palier-sshd-'))
  const file = (name: string) => join(folder, name)
  for (const key of ['host', 'user']) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file(key)])
  copyFileSync(file('user.pub'), file('authorized'))
  const port = await freePort()
  const [type, hostKey] = readFileSync(file('host.pub'), 'utf8').split(' ')
  writeFileSync(file('known'), `[127.0.0.1]:${port} ${type} ${hostKey}\n`)
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${file('host')}`,
    `AuthorizedKeysFile ${file('authorized')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PidFile none',
    `SetEnv PATH=${process.env.PATH}`,
  ]
  writeFileSync(file('config'), `${settings.join('\n')}\n`)
  mkdirSync(file('bin'))
  const options = `-F none -i ${file('user')} -o UserKnownHostsFile=${file('known')}`
  writeFileSync(file('bin/ssh'), `#!/bin/sh\nPATH='${process.env.PATH}'\nexec ssh ${options} "$@"\n`)
  chmodSync(file('bin/ssh'), 0o755)
  // Wanted of root for privilege separation; gone after a restart of the machine.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
  const server = spawn(sshd, ['-D', '-e', '-f', file('config')], { stdio: 'ignore' })
  await untilListening(port)
  return {
    address: `ssh://${userInfo().username}@127.0.0.1:${port}`,
    env: { ...process.env, PATH: `${file('bin')}${delimiter}${process.env.PATH}` },
    close: async () => {
      const ended = once(server, 'exit')
      server.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('sshd does not listen')
}
