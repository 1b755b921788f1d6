import { describe, expect, test } from 'vitest'
import type { DockerAttempt, Failure } from '../domain/failure.ts'
import { failureLine, failureText } from './failureText.ts'

/** As a terminal shows it. */
function shown(failure: Failure, platform = 'linux'): string {
  const { title, details, fix, log } = failureText(failure, platform)
  const lines = [
    title,
    ...details.map((line) => `  ${line}`),
    ...(fix ? [`  > ${fix}`] : []),
    ...(log ?? []).map((line) => `  | ${line}`),
  ]
  return lines.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ')
}

const MiB = 2 ** 20
const outsideRun = { configuration: 'copro:before' }

const attempt = (reason: DockerAttempt['reason'], changes: Partial<DockerAttempt> = {}): DockerAttempt => {
  return { source: '/var/run/docker.sock', address: '/var/run/docker.sock', reason, message: '', ...changes }
}

const failures: { [K in Failure['kind']]: readonly [Extract<Failure, { kind: K }>, string][] } = {
  secretsMissing: [
    [
      { kind: 'secretsMissing', variables: ['SHOP_PASSWORD'], scenario: 'shop' },
      `A secret is missing
  The scenario shop reads it from the environment variable SHOP_PASSWORD, which is not set.
  > Set SHOP_PASSWORD where Palier is started, and start it again.`,
    ],
    [
      { kind: 'secretsMissing', variables: ['SHOP_PASSWORD', 'SHOP_KEY'], scenario: 'shop' },
      `Secrets are missing
  The scenario shop reads them from the environment variables SHOP_PASSWORD, SHOP_KEY, which are not set.
  > Set them where Palier is started, and start it again.`,
    ],
    [
      { kind: 'secretsMissing', variables: ['COPRO_ADMIN_PASSWORD'], scenario: '', dataOf: 'copro' },
      `A secret is missing
  Loading the data of copro reads it from the environment variable COPRO_ADMIN_PASSWORD, which is not set.
  > Set COPRO_ADMIN_PASSWORD where Palier is started, and start it again.`,
    ],
  ],
  badInput: [
    [
      {
        kind: 'badInput',
        problems: [
          {
            where: 'compose.yaml',
            line: 14,
            column: 7,
            field: 'services.api.privileged',
            found: 'true',
            expected: 'no such key',
            fix: 'remove it',
          },
          { where: 'compose.yaml', line: 31, field: 'API_INSTANCES', found: '0', expected: '1 to 8' },
        ],
      },
      `2 problems in compose.yaml
  compose.yaml:14:7  services.api.privileged  found true, expected no such key; remove it
  compose.yaml:31  API_INSTANCES  found 0, expected 1 to 8`,
    ],
    [
      {
        kind: 'badInput',
        problems: [{ where: '--time-scale', field: '', found: 'fast', expected: 'a number above 0' }],
      },
      `1 problem in --time-scale
  --time-scale  found fast, expected a number above 0`,
    ],
  ],
  notResumable: [
    [
      { kind: 'notResumable', comparisonId: 'c', reasons: ['The profile quick has changed since it was started.'] },
      `The comparison c cannot be resumed
  The profile quick has changed since it was started.`,
    ],
    [
      { kind: 'notResumable', comparisonId: 's', isSuite: true, reasons: ['All of its 2 comparisons are complete.'] },
      `The suite s cannot be resumed
  All of its 2 comparisons are complete.`,
    ],
  ],
  stillOn: [
    [
      { kind: 'stillOn', id: 'r', pid: 12 },
      `r is still on
  Process 12 runs it.
  > Wait for its end, or stop it.`,
    ],
  ],
  archiveRefused: [
    [
      { kind: 'archiveRefused', file: 'a.tgz', message: 'It ends too early.' },
      `a.tgz was refused
  It ends too early.`,
    ],
  ],
  unknownName: [
    [
      { kind: 'unknownName', what: 'topology', name: 'trio-cahe', known: ['solo', 'duo-lb', 'trio-cache'] },
      `There is no topology “trio-cahe”
  Known: solo, duo-lb, trio-cache.
  > Did you mean trio-cache? \`palier topologies\` lists them all.`,
    ],
    [
      { kind: 'unknownName', what: 'profile', name: 'x', known: ['quick', 'stress'] },
      `There is no profile “x”
  Known: quick, stress.
  > \`palier profiles\` lists them all.`,
    ],
    [
      { kind: 'unknownName', what: 'run', name: '20261121', known: ['20261121-190000-a', '20261121-180000-b'] },
      `“20261121” is the beginning of several runs
  They are 20261121-190000-a, 20261121-180000-b.
  > Write more of it.`,
    ],
    [
      { kind: 'unknownName', what: 'run', name: 'x', known: Array.from({ length: 40 }, (_, index) => `run-${index}`) },
      `There is no run “x”
  Known: run-0, run-1, run-2, run-3, run-4, run-5, run-6, run-7, run-8, run-9, run-10, run-11 and 28 more.
  > \`palier runs list\` lists them all.`,
    ],
    [
      { kind: 'unknownName', what: 'run', name: 'x', known: [] },
      `There is no run “x”
  There is no run at all.
  > \`palier runs list\` lists them all.`,
    ],
  ],
  dockerUnreachable: [
    [
      {
        kind: 'dockerUnreachable',
        explicit: true,
        tried: [attempt('missing', { source: 'context shop', address: '', message: 'its description cannot be read' })],
      },
      `There is no Docker engine at the context shop
  The Docker context shop is chosen, so no other engine is tried.
  context shop: its description cannot be read
  > Start the engine that listens there, or choose another with \`docker context use default\`.`,
    ],
    [
      { kind: 'dockerUnreachable', explicit: false, tried: [] },
      `No Docker engine was found
  > Install Docker (on Debian and Ubuntu: \`sudo apt-get install docker.io\`), or start it if it is installed.`,
    ],
    [
      {
        kind: 'dockerUnreachable',
        explicit: true,
        tried: [
          attempt('refused', { source: 'DOCKER_HOST', address: 'tcp://10.0.0.9:2375', message: 'connection refused' }),
        ],
      },
      `Docker is not running at tcp://10.0.0.9:2375
  DOCKER_HOST is set, so no other engine is tried.
  DOCKER_HOST (tcp://10.0.0.9:2375): connection refused
  > Start the engine that listens there, or correct DOCKER_HOST, or unset it to use the engine of this machine.`,
    ],
    [
      {
        kind: 'dockerUnreachable',
        explicit: true,
        tried: [
          attempt('other', {
            source: 'context shop',
            address: 'ssh://me@shop.test:2222',
            ssh: { kind: 'denied', message: 'Permission denied (publickey).' },
          }),
        ],
      },
      `Docker cannot be used at ssh://me@shop.test:2222
  The Docker context shop is chosen, so no other engine is tried.
  context shop (ssh://me@shop.test:2222): ssh was not let in. Palier never asks for a password: it takes a key, or the ssh agent.
  > Make \`ssh -p 2222 me@shop.test true\` work without a question, with \`ssh-copy-id\` or \`ssh-add\`.`,
    ],
  ],
  dockerUnfit: [
    [
      { kind: 'dockerUnfit', why: 'its API is version 1.39, at least 1.41 is needed', fix: 'Update Docker' },
      `Docker cannot be used as it is
  Its API is version 1.39, at least 1.41 is needed.
  > Update Docker.`,
    ],
  ],
  baseImageMissing: [
    [
      {
        kind: 'baseImageMissing',
        reference: 'palier/base:trixie',
        reasons: ['No registry answers', 'debootstrap is not installed'],
        fix: 'Connect to the internet, or run `apt-get install debootstrap` as root',
      },
      `The base image palier/base:trixie is missing
  No registry answers.
  debootstrap is not installed.
  > Connect to the internet, or run \`apt-get install debootstrap\` as root.`,
    ],
  ],
  imageBuildFailed: [
    [
      {
        kind: 'imageBuildFailed',
        image: 'palier/nginx:latest',
        step: 'RUN apt-get install -y ngnix',
        message: 'Exit code 100',
        tail: ['E: Unable to locate package ngnix'],
      },
      `The image palier/nginx:latest could not be built
  The step was: RUN apt-get install -y ngnix.
  Exit code 100.
  > Correct this step of the Dockerfile; if a download failed, run again.
  | E: Unable to locate package ngnix`,
    ],
  ],
  imageMissing: [
    [
      { kind: 'imageMissing', image: 'redis:7', message: 'manifest unknown' },
      `The image redis:7 is not on this machine
  Docker says: manifest unknown.
  > Pull it with \`docker pull redis:7\`, or name another one in the topology.`,
    ],
    [
      {
        kind: 'imageMissing',
        image: 'traefik:v3.6.15',
        message: 'Get "https://registry/v2/": no such host',
        neededBy: 'palier/edge-traefik:latest',
        unanswered: true,
        alternatives: { parameter: 'EDGE_PROXY', values: ['nginx', 'haproxy', 'caddy'] },
      },
      `The image traefik:v3.6.15 is not on this machine, and palier/edge-traefik is built on it
  No registry answered.
  Docker says: Get "https://registry/v2/": no such host.
  > Choose EDGE_PROXY=nginx, haproxy or caddy; or, where a registry can be reached, pull it with \`docker pull traefik:v3.6.15\`.`,
    ],
  ],
  noFreeSubnet: [
    [
      { kind: 'noFreeSubnet', tried: 32, lastMessage: 'Pool overlaps with other one on this address space' },
      `There is no free network for the run
  32 networks in 198.18.0.0/15 were tried; the last answer was: Pool overlaps with other one on this address space.
  > \`palier clean\` removes what ended runs left behind; \`docker network ls\` shows the rest.`,
    ],
  ],
  portTaken: [
    [
      { kind: 'portTaken', container: 'lb', port: 8080, message: 'port is already allocated' },
      `Port 8080 for lb is taken
  Docker says: port is already allocated.
  > Stop the program that uses the port, or run again: free ports are chosen anew for every run.`,
    ],
  ],
  containerRefused: [
    [
      { kind: 'containerRefused', container: 'api-1', message: 'range of CPUs is from 0.01 to 2.00' },
      `Docker refuses to run api-1
  Docker says: range of CPUs is from 0.01 to 2.00.
  > Correct the service of api-1 in the topology.`,
    ],
  ],
  containerExited: [
    [
      { kind: 'containerExited', container: 'db', exitCode: 137, oomKilled: true, logTail: ['starting PostgreSQL 17'] },
      `db ran out of memory
  It needed more memory than its limit allows and was killed (exit code 137).
  > Raise its memory limit (\`deploy.resources.limits.memory\`), or let it start with less, such as fewer workers.
  | starting PostgreSQL 17`,
    ],
    [
      { kind: 'containerExited', container: 'api-1', exitCode: 3, oomKilled: false, logTail: [] },
      `api-1 did not keep running
  It ended with exit code 3; a service has to keep running.
  > Its log says why; the whole log is kept with the run.`,
    ],
    [
      { kind: 'containerExited', container: 'api-1', exitCode: 127, oomKilled: false, logTail: [] },
      `api-1 did not keep running
  Its command does not exist in the image (exit code 127).
  > Its log says why; the whole log is kept with the run.`,
    ],
  ],
  neverReady: [
    [
      {
        kind: 'neverReady',
        container: 'api-2',
        waitedMs: 60_000,
        lastTest: 'HTTP 503 at /health',
        logTail: ['connection to db refused', 'retrying'],
      },
      `api-2 never became ready
  Waited 1 min.
  Its last health test said: HTTP 503 at /health.
  > Its log says what it was waiting for; the whole log is kept with the run.
  | connection to db refused
  | retrying`,
    ],
    [
      { kind: 'neverReady', container: 'db', waitedMs: 90_000, lastTest: '', logTail: [], outsideRun },
      `db never became ready
  Waited 1 min 30 s.
  > Its log says what it was waiting for; outside of a run it is not kept: \`palier run copro:before\` keeps all of it.`,
    ],
  ],
  notVerified: [
    [
      { kind: 'notVerified', problems: ['products: GET /products answered 404, expected 200', 'api-2 gave no answer'] },
      `The topology does not answer as the scenario expects
  products: GET /products answered 404, expected 200.
  api-2 gave no answer.
  > Nothing was measured. Correct the topology, or the paths and statuses in the scenario.`,
    ],
  ],
  dataNotLoaded: [
    [
      {
        kind: 'dataNotLoaded',
        set: 'realistic',
        problem: 'POST /seed/realistic (seed): status 403, expected 201 — super administrators only',
      },
      `The data set realistic could not be loaded through the API
  POST /seed/realistic (seed): status 403, expected 201 — super administrators only.
  > Nothing was measured. Correct the steps of \`x-palier.data\` in the topology, or what answers them.`,
    ],
    [
      { kind: 'dataNotLoaded', set: 'minimal', problem: 'POST /seed (seed): status 500, expected 201', outsideRun },
      `The data set minimal could not be loaded through the API
  POST /seed (seed): status 500, expected 201.
  > Everything was removed again. Correct the steps of \`x-palier.data\` in the topology, or what answers them.`,
    ],
    [
      {
        kind: 'dataNotLoaded',
        set: 'minimal',
        problem: 'POST /login (login): status 401, expected 200',
        url: 'https://shop.test/',
      },
      `The data set minimal could not be loaded at https://shop.test/
  POST /login (login): status 401, expected 200.
  > Earlier steps are not undone. Check that the server is on and has the topology’s API, and the administrator’s name and password.`,
    ],
  ],
  tlsRefused: [
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'expired' } },
      `https://shop.test/ cannot be asked over TLS
  The certificate of shop.test has expired.
  > Renew it on the server.`,
    ],
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'selfSigned' } },
      `https://shop.test/ cannot be asked over TLS
  The certificate of shop.test is signed by nobody but itself.
  > If it is yours, give it as the one to trust: --ca FILE, as PEM.`,
    ],
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'unknownIssuer' } },
      `https://shop.test/ cannot be asked over TLS
  The certificate of shop.test is signed by an authority that is not trusted here.
  > Give the certificate of that authority with --ca FILE, as PEM; a public server should send its whole chain.`,
    ],
    [
      {
        kind: 'tlsRefused',
        url: 'https://shop.test/',
        name: 'shop.test',
        problem: { kind: 'wrongName', names: ['a.test', 'b.test'] },
      },
      `https://shop.test/ cannot be asked over TLS
  The certificate that came is not of shop.test but of a.test, b.test.
  > Use a name in the URL that the certificate is of, or correct the certificate.`,
    ],
    [
      { kind: 'tlsRefused', url: 'https://shop.test/', name: 'shop.test', problem: { kind: 'notTls' } },
      `https://shop.test/ cannot be asked over TLS
  shop.test answers on that port, but not in TLS.
  > Check the port, or write http:// instead of https://.`,
    ],
    [
      {
        kind: 'tlsRefused',
        url: 'https://shop.test/',
        name: 'shop.test',
        problem: { kind: 'other', message: 'bad record' },
      },
      `https://shop.test/ cannot be asked over TLS
  The TLS handshake with shop.test failed: bad record.
  > Check the TLS settings of the server; \`openssl s_client -connect\` shows what it offers.`,
    ],
  ],
  generatorUnfit: [
    [
      {
        kind: 'generatorUnfit',
        why: '5000 users need 5200 open files, 1024 are allowed',
        fix: 'Run `ulimit -n 8192` first',
      },
      `The load cannot be generated from here
  5000 users need 5200 open files, 1024 are allowed.
  > Run \`ulimit -n 8192\` first.`,
    ],
  ],
  serverUnfit: [
    [
      {
        kind: 'serverUnfit',
        misfits: [
          { configuration: 'small:a', misfit: { of: 'cores', cpus: 2, generatorCores: 1, engineCores: 2 } },
          { configuration: 'small:b', misfit: { of: 'cores', cpus: 2, generatorCores: 1, engineCores: 2 } },
          {
            configuration: 'small:b',
            misfit: {
              of: 'limits',
              limits: [
                { container: 'proxy', memoryBytes: 80 * MiB },
                { container: 'api', memoryBytes: 256 * MiB },
                { container: 'db', memoryBytes: 2048 * MiB },
              ],
              memoryBytes: 2048 * MiB,
            },
          },
        ],
      },
      `The server that the topology declares cannot be had here
  small:a, small:b: the server has 2 cores and the generator needs 1, but the engine has 2.
  small:b: memory limits of proxy, api, db: 80 MiB + 256 MiB + 2 GiB = 2.3 GiB, above 2 GiB.
  > Declare 1 in x-palier.server.cpus, or use a larger machine. Lower a limit, or declare a larger server.`,
    ],
    [
      {
        kind: 'serverUnfit',
        misfits: [
          {
            misfit: {
              of: 'unlimited',
              containers: ['db'],
              limits: [
                { container: 'proxy', memoryBytes: 80 * MiB },
                { container: 'api', memoryBytes: 256 * MiB },
              ],
              memoryBytes: 2048 * MiB,
            },
          },
          { misfit: { of: 'engineMemory', memoryBytes: 8192 * MiB, engineBytes: 3900 * MiB } },
          { misfit: { of: 'ownCpuset', container: 'api', cpuset: '1' } },
          { misfit: { of: 'cores', cpus: 1, generatorCores: 1, engineCores: 1 } },
          // Rounded, both would read 2.0 GiB.
          {
            misfit: {
              of: 'limits',
              limits: [{ container: 'db', memoryBytes: 2049 * MiB }],
              memoryBytes: 2048 * MiB,
            },
          },
        ],
      },
      `The server that the topology declares cannot be had here
  No memory limit for db, so nothing keeps the server within 2 GiB: the others take 80 MiB + 256 MiB = 336 MiB.
  The server has 8 GiB of memory, but the engine has 3.8 GiB.
  A CPU set of its own for api (1), but all containers share the server’s.
  The server has 1 core and the generator needs 1, but the engine has 1.
  Memory limits of db: 2 049 MiB = 2 049 MiB, above 2 048 MiB.
  > Give every service deploy.resources.limits.memory, so that all together stay within the server. Declare a smaller server, or use a larger machine. Leave cpuset out of the service. Use a larger machine. Lower a limit, or declare a larger server.`,
    ],
  ],
  serverNotKept: [
    [
      {
        kind: 'serverNotKept',
        breaches: [
          { of: 'cpuset', container: 'api', asked: '0', held: '' },
          { of: 'memory', container: 'db', askedBytes: 2 ** 30, heldBytes: 0 },
          { of: 'memory', container: 'proxy', askedBytes: 80 * MiB, heldBytes: 64 * MiB },
        ],
      },
      `Docker does not hold the containers to their server
  api was to use CPU set 0; Docker says every core.
  db was to have 1 GiB of memory; Docker says no limit.
  proxy was to have 80 MiB of memory; Docker says 64 MiB.
  > Nothing was measured. Use an engine that applies CPU sets and memory limits.`,
    ],
  ],
  generatorFailed: [
    [
      { kind: 'generatorFailed', message: 'Error: worker 1 ended\n    at Worker.<anonymous> (/x/y.ts:3:4)' },
      `The load generator failed
  worker 1 ended.
  > Run again; what was measured until then is kept.`,
    ],
  ],
  wrongPeer: [
    [
      { kind: 'wrongPeer', confirmed: '0.0.0.0', reached: '127.0.0.1' },
      `Connections to 0.0.0.0 lead to 127.0.0.1
  Only 0.0.0.0 was confirmed; nothing was sent to 127.0.0.1.
  > Give 127.0.0.1 as the address if that is what is to be measured.`,
    ],
  ],
  diskFull: [
    [
      { kind: 'diskFull', path: '/data/runs/a/ticks.ndjson' },
      `The disk is full
  /data/runs/a/ticks.ndjson cannot be written; everything stored before is kept.
  > Free some space, or choose a folder on another disk with \`--out\`.`,
    ],
  ],
  storeUnreadable: [
    [
      { kind: 'storeUnreadable', path: '/data/runs/a/manifest.json', message: 'the file is missing' },
      `/data/runs/a/manifest.json cannot be read
  The file is missing.`,
    ],
  ],
  storeUnwritable: [
    [
      { kind: 'storeUnwritable', path: '/etc/x/palier/installation-id', message: 'permission denied' },
      `/etc/x/palier/installation-id cannot be written
  The system says: permission denied.
  > It is in your configuration folder: let \`XDG_CONFIG_HOME\` name one that you may write to.`,
    ],
    [
      { kind: 'storeUnwritable', path: '/data/runs/a', message: 'permission denied' },
      `/data/runs/a cannot be written
  The system says: permission denied.
  > Choose a folder that you may write to with \`--out\`.`,
    ],
  ],
  noBrowser: [
    [
      { kind: 'noBrowser', chosen: false, tried: ['chromium', 'google-chrome'] },
      `No browser that can print a PDF was found
  Looked for chromium, google-chrome.
  > Install Chromium (on Debian: \`sudo apt-get install chromium\`), or write the report as HTML with \`--html\` and print it from any browser.`,
    ],
    [
      { kind: 'noBrowser', chosen: true, tried: ['/opt/chrome'] },
      `The browser for the PDF is not there
  PALIER_CHROMIUM is set to /opt/chrome.
  > Correct PALIER_CHROMIUM, unset it to use the browser of this machine, or write the report as HTML with \`--html\` and print it from any browser.`,
    ],
  ],
  pdfFailed: [
    [
      { kind: 'pdfFailed', browser: '/usr/bin/chromium', message: 'it was not done after 60 s' },
      `The PDF could not be printed
  /usr/bin/chromium: it was not done after 60 s.
  > Name another browser with PALIER_CHROMIUM, or write the report as HTML with \`--html\` and print it from any browser.`,
    ],
  ],
  engineFailed: [
    [
      {
        kind: 'engineFailed',
        doing: 'creating the network',
        message: 'Error: socket hang up\n    at connResetException (node:internal)',
      },
      `Docker failed while creating the network
  Docker says: socket hang up.
  > Run \`docker info\` to see its state.`,
    ],
  ],
  faultRefused: [
    [
      { kind: 'faultRefused', fault: 'kill api-2', why: { kind: 'notRunning', container: 'api-2' } },
      `“kill api-2” was not done
  api-2 is not running. Take back what ended it first.`,
    ],
    [
      {
        kind: 'faultRefused',
        fault: 'kill api-2',
        why: { kind: 'unknownContainer', container: 'api-2', known: ['lb', 'api-1'] },
      },
      `“kill api-2” was not done
  There is no container api-2 in this run: there are lb, api-1.`,
    ],
  ],
  busy: [
    [
      { kind: 'busy', comparisonId: '20261121-184700-comparison-x7k2' },
      `Another comparison is on
  It is 20261121-184700-comparison-x7k2; two at once would measure each other.
  > Wait for its end, or stop it.`,
    ],
    [
      { kind: 'busy', comparisonId: 's', holdsData: 'copro:baseline' },
      `A stack with its data is up
  It is copro:baseline; beside it nothing can be measured.
  > Remove it first.`,
    ],
  ],
  notOurWindow: [
    [
      { kind: 'notOurWindow' },
      `Palier does not know this page
  It was opened before Palier was last started, or not by way of its launch file.
  > Open the file that the terminal names in which Palier was started, then load this page again.`,
    ],
  ],
  hostGone: [
    [
      { kind: 'hostGone' },
      `Palier does not answer
  The program behind this window has ended or was restarted; runs that were on are kept as interrupted.
  > Start it again and open the window it offers.`,
    ],
  ],
  unexpected: [
    [
      {
        kind: 'unexpected',
        message: "TypeError: Cannot read properties of undefined (reading 'x')\n    at f (/a/b.ts:1:2)",
      },
      `Palier came upon something it does not expect
  Cannot read properties of undefined (reading 'x').
  > Report it with this message.`,
    ],
  ],
}

describe.each(Object.entries(failures))('%s', (_, examples) => {
  test.each(examples.map(([failure, text]) => ({ failure: failure as Failure, text, title: text.split('\n')[0] })))(
    '$title',
    ({ failure, text }) => {
      expect(shown(failure)).toBe(text)
    },
  )
})

describe('Docker that was found by looking', () => {
  const all = (...reasons: DockerAttempt['reason'][]): Failure => {
    return { kind: 'dockerUnreachable', explicit: false, tried: reasons.map((reason) => attempt(reason)) }
  }
  test.each<[reasons: DockerAttempt['reason'][], platform: string, title: RegExp, fix: RegExp]>([
    [['missing', 'missing'], 'linux', /^No Docker engine was found$/, /apt-get install docker\.io/],
    [['missing'], 'darwin', /^No Docker engine was found$/, /Install Docker Desktop/],
    [['missing'], 'win32', /^No Docker engine was found$/, /Install Docker Desktop/],
    [['missing', 'denied'], 'linux', /^Access to Docker at \/var\/run\/docker\.sock is denied$/, /usermod -aG docker/],
    [['denied'], 'darwin', /denied$/, /as the user who runs Palier/],
    [['denied'], 'win32', /denied$/, /docker-users/],
    [['refused', 'missing'], 'linux', /^Docker is not running at /, /systemctl start docker/],
    [['refused'], 'darwin', /^Docker is not running at /, /Start Docker Desktop/],
    [['silent', 'refused'], 'linux', /^Docker does not answer at /, /systemctl restart docker/],
    [['silent'], 'win32', /^Docker does not answer at /, /Restart Docker Desktop/],
    [['tooOld'], 'linux', /is too old$/, /Update Docker/],
    [['unsupported'], 'linux', /not supported$/, /unix:\/\//],
    [['other'], 'linux', /^Docker cannot be used at /, /docker info/],
  ])('%o on %s', (reasons, platform, title, fix) => {
    const text = failureText(all(...reasons), platform)
    expect(text.title).toMatch(title)
    expect(text.fix).toMatch(fix)
    expect(text.details).toHaveLength(reasons.length)
  })
})

test.each<[source: string, reason: DockerAttempt['reason'], lines: RegExp]>([
  ['context colima', 'missing', /The Docker context colima is chosen.*docker context use default/s],
  ['DOCKER_HOST', 'silent', /^Docker does not answer at .*correct DOCKER_HOST, or unset it/s],
  ['DOCKER_HOST', 'denied', /Allow this user to use it, or correct DOCKER_HOST/],
  ['DOCKER_HOST', 'unsupported', /unix:\/\/, npipe:\/\/ or tcp:\/\/\. Or correct DOCKER_HOST/],
])('an engine that was chosen is never replaced: %s, %s', (source, reason, lines) => {
  for (const platform of ['linux', 'darwin', 'win32']) {
    const text = shown({ kind: 'dockerUnreachable', explicit: true, tried: [attempt(reason, { source })] }, platform)
    expect(text).toMatch(lines)
    expect(text).toMatch(/no other engine is tried/)
    expect(text).not.toMatch(/apt-get install/)
  }
})

test('on one line', () => {
  expect(failureLine({ kind: 'diskFull', path: '/data/x' }, 'linux')).toBe(
    'The disk is full. /data/x cannot be written; everything stored before is kept.',
  )
})
