import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnOwned } from '../ownedProcess.ts'
import { has, onCores } from '../pinned.ts'
import { benchCertificate } from './benchCertificate.ts'

/** Something to put load on, in processes of its own. */
export interface Target {
  readonly what: string
  readonly url: URL
  readonly pid: number
  close(): Promise<void>
}

const body = '{"id":1,"name":"Product 1","price":"9.99"}'

/** Nginx that answers `return 200`, one worker per core, in the foreground. Undefined where no `nginx` is installed. */
export async function startNginx(
  cores: readonly number[],
  { connections = 4096, isSecured = false }: { readonly connections?: number; readonly isSecured?: boolean } = {},
): Promise<Target | undefined> {
  if (!has('nginx')) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'palier-bench-nginx-'))
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  writeFileSync(file, configuration({ folder, port, workers: cores.length, users: connections, isSecured }))
  const child = spawnOwned(onCores(cores, ['nginx', '-e', 'stderr', '-p', folder, '-c', file]), {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = new URL(`${isSecured ? 'https' : 'http'}://127.0.0.1:${port}/`)
  await answering(url)
  return {
    what: `Nginx \`return 200\`${isSecured ? ' over TLS 1.3' : ''}, ${cores.length === 1 ? 'one worker' : `${cores.length} workers`}`,
    url,
    pid: child.pid ?? 0,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configuration({
  folder,
  port,
  workers,
  users,
  isSecured,
}: {
  readonly folder: string
  readonly port: number
  readonly workers: number
  readonly users: number
  readonly isSecured: boolean
}): string {
  // With fewer than a sixteenth of them free, Nginx closes connections that are idle.
  const connections = Math.ceil(users * 1.25)
  const { cert, key } = benchCertificate
  const tls = isSecured
    ? `    ssl_protocols TLSv1.3;
    ssl_certificate ${cert};
    ssl_certificate_key ${key};
`
    : ''
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `daemon off;
pid ${folder}/nginx.pid;
worker_processes ${workers};
worker_rlimit_nofile ${connections + 1024};
error_log stderr crit;
events { worker_connections ${connections + 256}; }
http {
  access_log off;
  keepalive_requests 1000000000;
  keepalive_timeout 300s;
${paths.map((path) => `  ${path}_temp_path ${folder}/${path};`).join('\n')}
  server {
    listen 127.0.0.1:${port} ${isSecured ? 'ssl ' : ''}backlog=8192;
${tls}    location / {
      default_type application/json;
      add_header X-Instance-Id api-1;
      return 200 '${body}';
    }
  }
}
`
}

/** Nobody else's at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answering(url: URL): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await answers(url)) return
    await sleep(50)
  }
  throw new Error(`the target at ${url} does not answer`)
}

/** By the authority that signed the target's certificate, which `fetch` cannot be told. */
function answers(url: URL): Promise<boolean> {
  if (url.protocol === 'http:')
    return fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  return new Promise((resolve) => {
    const request = get(url, { ca: readFileSync(benchCertificate.ca), agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('error', () => resolve(false))
  })
}
