import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { type Failure, PalierError } from '../../../../shared/domain/failure.ts'
import type { Role } from '../../../../shared/domain/topology.ts'
import { systemClock } from '../../host/systemClock.ts'
import type { ContainerObserver } from '../../ports/containerObserver.ts'
import { testAuthority, testIdentity } from '../../testing/testCertificates.ts'
import { answerIntroduction, fakeEngineServer } from '../testing/fakeEngineServer.ts'
import { type StandInSsh, standInSsh } from '../testing/standInSsh.ts'
import { createContainerObserver } from './createContainerObserver.ts'

const never = new AbortController().signal
const undo: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

function observer(env: Readonly<Record<string, string | undefined>>, homeDir = '/nowhere'): ContainerObserver {
  return createContainerObserver({ env, homeDir, platform: 'linux', hostName: 'here', clock: systemClock })
}

const named = (...names: string[]) => ({ containers: names.map((name) => ({ name, role: 'api' as Role })) })

const asked: string[] = []
afterEach(() => asked.splice(0))

/** An engine with one container, `api-1`, of the Compose service `api`. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://docker')
  asked.push(`${request.method} ${pathname}`)
  if (pathname === '/info') {
    const info = { OSType: 'linux', Name: 'there', NCPU: 2, MemTotal: 4e9, SystemTime: new Date().toISOString() }
    response.end(JSON.stringify(info))
    return
  }
  request.url = pathname
  if (answerIntroduction(request, response)) return
  if (pathname === '/containers/json') {
    response.end(JSON.stringify([{ Id: 'abc', Names: ['/api-1'], State: 'running' }]))
    return
  }
  const state = { Running: true, StartedAt: '2026-01-01T00:00:00Z', FinishedAt: '', ExitCode: 0, OOMKilled: false }
  const labels = { 'com.docker.compose.service': 'api' }
  response.end(
    JSON.stringify({ Image: 'sha256:1', State: state, RestartCount: 3, Config: { Labels: labels }, HostConfig: {} }),
  )
}

async function ssh(does: Parameters<typeof standInSsh>[0]): Promise<StandInSsh> {
  const made = await standInSsh(does)
  undo.push(() => made.remove())
  return made
}

async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof PalierError)) throw new Error(`no expected failure: ${String(error)}`)
  return error.failure
}

test('behind ssh: the engine and its containers are found, each over a connection that the system’s ssh makes', async () => {
  const engine = await fakeEngineServer(answer)
  undo.push(() => engine.close())
  const { env, calls } = await ssh({ socketPath: engine.socketPath })
  const address = 'ssh://me@server.test:2222'
  const observed = await observer({ ...env, DOCKER_HOST: address }).observe(named('api-1'), never)
  expect(observed.engine).toMatchObject({ name: 'docker', source: 'DOCKER_HOST', cpus: 2 })
  expect(observed.containers).toEqual([{ name: 'api-1', service: 'api', role: 'api', image: 'sha256:1' }])
  expect(await observed.ends(never)).toEqual([{ container: 'api-1', running: true, oomKilled: false, restarts: 0 }])
  observed.close()
  const options = ['-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-l', 'me', '-p', '2222']
  const made = await calls()
  expect(made[0]).toEqual([...options, '--', 'server.test', 'docker', 'system', 'dial-stdio'])
  // One for each of the two questions of who is there, and then kept: not one for each request.
  expect(made).toHaveLength(3)
  expect(asked.every((line) => line.startsWith('GET '))).toBe(true)
  expect(asked.length).toBeGreaterThan(5)
})

test.each([
  ['a plain one', '/run/user/1000/docker.sock', '/run/user/1000/docker.sock'],
  ['blanks and quotes', '/run/my%20docker%27s%20%22own%22.sock', `/run/my docker's "own".sock`],
  ['what a shell would run', '/run/$(id)`id`;id&.sock', '/run/$(id)`id`;id&.sock'],
])(
  'behind ssh, the path of a socket (%s) is one word to the shell there, and nothing of it is run',
  async (_, path, meant) => {
    const engine = await fakeEngineServer(answer)
    undo.push(() => engine.close())
    const { env, calls } = await ssh({ socketPath: engine.socketPath })
    const observed = await observer({ ...env, DOCKER_HOST: `ssh://server.test${path}` }).observe(named('api-1'), never)
    observed.close()
    const [made = []] = await calls()
    // As sshd does: the words after the host, joined, are the shell's command.
    const command = made.slice(made.indexOf('server.test') + 1).join(' ')
    const { stdout } = await promisify(execFile)('sh', ['-c', `docker() { printf '%s\\n' "$@"; }; ${command}`])
    expect(stdout.trimEnd().split('\n')).toEqual(['--host', `unix://${meant}`, 'system', 'dial-stdio'])
  },
)

test('a name that nobody has: all of them at once, with the names that there are', async () => {
  const engine = await fakeEngineServer(answer)
  undo.push(() => engine.close())
  const looked = observer({ DOCKER_HOST: `unix://${engine.socketPath}` }).observe(named('api', 'api-1', 'db'), never)
  expect(await failureOf(looked)).toEqual({
    kind: 'badInput',
    problems: ['api', 'db'].map((name) => ({
      where: '--containers',
      field: '',
      found: `"${name}"`,
      expected: 'a running container: api-1',
    })),
  })
})

test.each<[kind: string, says: string, code: number]>([
  ['hostKey', 'Host key verification failed.\r\n', 255],
  ['denied', 'me@server.test: Permission denied (publickey).\r\n', 255],
  ['noDocker', 'sh: 1: docker: not found\n', 127],
])('ssh that ends without an answer (%s) says why, and nothing else is tried', async (kind, says, code) => {
  const { env } = await ssh({ says, code })
  const failure = await failureOf(observer({ ...env, DOCKER_HOST: 'ssh://server.test' }).observe(named('x'), never))
  expect(failure).toMatchObject({ kind: 'dockerUnreachable', explicit: true, tried: [{ ssh: { kind } }] })
})

test('no ssh on this machine', async () => {
  const looked = observer({ PATH: '/nowhere', DOCKER_HOST: 'ssh://server.test' }).observe(named('x'), never)
  expect(await failureOf(looked)).toMatchObject({ kind: 'dockerUnreachable', tried: [{ ssh: { kind: 'noProgram' } }] })
})

test('an engine over TLS that wants to know who asks, chosen by a context', async () => {
  const options = { ...testIdentity('server'), ca: testAuthority, requestCert: true, rejectUnauthorized: true }
  const server = createServer(options, answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  undo.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const homeDir = await mkdtemp(join(tmpdir(), 'palier-home-'))
  undo.push(() => rm(homeDir, { recursive: true }))
  const digest = createHash('sha256').update('remote').digest('hex')
  const contexts = join(homeDir, '.docker', 'contexts')
  await mkdir(join(contexts, 'meta', digest), { recursive: true })
  await mkdir(join(contexts, 'tls', digest, 'docker'), { recursive: true })
  const meta = { Name: 'remote', Endpoints: { docker: { Host: `tcp://localhost:${port}` } } }
  await writeFile(join(contexts, 'meta', digest, 'meta.json'), JSON.stringify(meta))
  const { cert, key } = testIdentity('client')
  for (const [name, text] of Object.entries({ ca: testAuthority, cert, key })) {
    await writeFile(join(contexts, 'tls', digest, 'docker', `${name}.pem`), text)
  }
  const order = { ...named('api-1'), context: 'remote' }
  const observed = await observer({ DOCKER_HOST: 'unix:///not/asked' }, homeDir).observe(order, never)
  expect(observed.engine.source).toBe('context remote')
  observed.close()
})
