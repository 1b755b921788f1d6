import { expect, test } from 'vitest'
import { parseAnyEngineAddress, parseEngineAddress } from './engineAddress.ts'

test.each([
  ['unix:///var/run/docker.sock', { kind: 'socket', path: '/var/run/docker.sock' }],
  ['/run/docker.sock', { kind: 'socket', path: '/run/docker.sock' }],
  ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '//./pipe/docker_engine' }],
  ['tcp://127.0.0.1:2376', { kind: 'tcp', host: '127.0.0.1', port: 2376 }],
  ['tcp://localhost', { kind: 'tcp', host: 'localhost', port: 2375 }],
  ['http://localhost:80', { kind: 'tcp', host: 'localhost', port: 80 }],
  ['localhost:4000', { kind: 'tcp', host: 'localhost', port: 4000 }],
  ['tcp://[::1]:2375', { kind: 'tcp', host: '::1', port: 2375 }],
])('%s', (text, address) => {
  expect(parseEngineAddress(text)).toEqual(address)
})

const tls = { ca: 'PEM' }

test.each<[text: string, tls: { ca: string } | undefined, address: object]>([
  ['ssh://server', undefined, { kind: 'ssh', host: 'server' }],
  ['ssh://me@server:2222', undefined, { kind: 'ssh', host: 'server', user: 'me', port: 2222 }],
  [
    'ssh://[::1]/run/user/1000/docker.sock',
    undefined,
    { kind: 'ssh', host: '::1', socketPath: '/run/user/1000/docker.sock' },
  ],
  [
    'ssh://server/run/my%20docker%27s.sock',
    undefined,
    { kind: 'ssh', host: 'server', socketPath: "/run/my docker's.sock" },
  ],
  ['tcp://10.0.0.5', undefined, { kind: 'tcp', host: '10.0.0.5', port: 2375 }],
  ['tcp://10.0.0.5', tls, { kind: 'tcp', host: '10.0.0.5', port: 2376, tls }],
  ['tcp://10.0.0.5:2375', tls, { kind: 'tcp', host: '10.0.0.5', port: 2375, tls }],
  ['https://10.0.0.5:4000', tls, { kind: 'tcp', host: '10.0.0.5', port: 4000, tls }],
  ['unix:///run/docker.sock', tls, { kind: 'socket', path: '/run/docker.sock' }],
])('%s, of an engine that is only asked', (text, files, address) => {
  expect(parseAnyEngineAddress(text, files)).toEqual(address)
})

test.each([
  ['ssh://me:secret@server', /cannot carry a password/],
  ['ssh://', /not a valid address/],
  ['ssh://server/run/x%0Areboot', /without control characters/],
  ['ssh://me%07@server', /without control characters/],
  ['ssh://server/run/%zz.sock', /percent-encoded/],
  ['ftp://10.0.0.5', /not an address we know/],
])('%s cannot be asked either', (text, why) => {
  const address = parseAnyEngineAddress(text, undefined)
  expect(address).toEqual({ kind: 'unsupported', why: expect.stringMatching(why) })
})

test.each([
  ['ssh://me@server', /ssh/],
  ['https://127.0.0.1:2376', /TLS/],
  ['tcp://10.0.0.5:2375', /10\.0\.0\.5 is another machine/],
  ['tcp://build.example:2375', /another machine/],
  ['unix://', /names no socket/],
  ['ftp://127.0.0.1', /not an address we know/],
  ['tcp://127.0.0.1:what', /not a valid address/],
])('%s is not supported, and the sentence says why', (text, why) => {
  const address = parseEngineAddress(text)
  expect(address).toEqual({ kind: 'unsupported', why: expect.stringMatching(why) })
})
