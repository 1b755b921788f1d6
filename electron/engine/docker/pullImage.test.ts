import type { IncomingMessage, ServerResponse } from 'node:http'
import Dockerode from 'dockerode'
import { expect, test } from 'vitest'
import { systemClock } from '../host/systemClock.ts'
import { pullImage } from './pullImage.ts'
import { fakeEngineServer } from './testing/fakeEngineServer.ts'

const never = new AbortController().signal

type Pull = (response: ServerResponse) => void

/** An engine that answers a pull as given and has the image only if `present`. */
async function pull(answer: Pull, { present = false, signal = never } = {}): Promise<string> {
  const server = await fakeEngineServer((request: IncomingMessage, response) => {
    if (request.url?.startsWith('/images/create')) return answer(response)
    response.statusCode = present ? 200 : 404
    response.end(JSON.stringify(present ? { Id: 'sha256:new' } : { message: 'No such image' }))
  })
  const docker = new Dockerode({ socketPath: server.socketPath })
  try {
    return await pullImage(docker, 'a/b:1', systemClock, { firstAnswerMs: 300, idleMs: 300 }, () => undefined, signal)
  } finally {
    await server.close()
  }
}

const record = (value: object) => `${JSON.stringify(value)}\r\n`

test.each<{ name: string; answer: Pull; message: RegExp }>([
  {
    name: 'refused before anything is sent',
    answer: (response) => {
      response.statusCode = 500
      response.end(record({ message: 'Get "https://registry/v2/": no such host' }))
    },
    message: /^Get "https:\/\/registry\/v2\/": no such host$/,
  },
  {
    name: 'error record',
    answer: (response) =>
      response.end(record({ status: 'Pulling' }) + record({ errorDetail: { message: 'unauthorized' } })),
    message: /^unauthorized$/,
  },
  {
    name: 'wrong platform',
    answer: (response) => response.end('{"error":"no matching manifest for linux/arm64 in the manifest list entries"}'),
    message: /no matching manifest/,
  },
  {
    name: 'clean end without the image',
    answer: (response) => response.end(record({ status: 'Pulling' })),
    message: /ended without the image/,
  },
  { name: 'a registry that never answers the engine', answer: () => undefined, message: /no answer within 300 ms/ },
  {
    name: 'silence in the middle',
    answer: (response) => response.write(record({ status: 'Pulling' })),
    message: /no answer within 300 ms/,
  },
  {
    name: 'destroyed connection',
    answer: (response) => {
      response.write(record({ status: 'Pulling' }), () => setTimeout(() => response.destroy(), 50))
    },
    message: /aborted|reset|terminated|premature/i,
  },
])('failed: $name', async ({ answer, message }) => {
  await expect(pull(answer)).rejects.toThrow(message)
})

test('the image that is there afterwards is the success', async () => {
  expect(
    await pull((response) => response.end(record({ status: 'Status: Downloaded newer image' })), { present: true }),
  ).toBe('sha256:new')
})

test('a stop is a stop', async () => {
  const stop = new AbortController()
  const pulling = pull(
    (response) => response.write(record({ status: 'Pulling' }), () => stop.abort(new Error('stopped'))),
    { signal: stop.signal },
  )
  await expect(pulling).rejects.toThrow('stopped')
})
