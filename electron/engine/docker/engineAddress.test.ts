import { expect, test } from 'vitest'
import { parseEngineAddress } from './engineAddress.ts'

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
