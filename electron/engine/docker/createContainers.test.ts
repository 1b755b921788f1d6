import { expect, test } from 'vitest'
import { toRefusal } from './createContainers.ts'

function refused(message: string, statusCode = 500) {
  return Object.assign(new Error(`(HTTP code ${statusCode}) server error - ${message} `), {
    statusCode,
    json: { message },
  })
}

const plan = { name: 'lb', image: 'palier/nginx:latest' }

test.each([
  [
    refused(
      'driver failed programming external connectivity on endpoint x: Bind for 127.0.0.1:8080 failed: port is already allocated',
    ),
    { kind: 'portTaken', container: 'lb', port: 8080 },
  ],
  [
    refused('Error starting userland proxy: listen tcp4 127.0.0.1:5432: bind: address already in use'),
    { kind: 'portTaken', container: 'lb', port: 5432 },
  ],
  [refused('No such image: palier/nginx:latest', 404), { kind: 'imageMissing', image: 'palier/nginx:latest' }],
  [refused('invalid CPU set', 400), { kind: 'containerRefused', container: 'lb', message: 'invalid CPU set' }],
  [new Error('connect ECONNREFUSED'), { kind: 'engineFailed', message: 'connect ECONNREFUSED' }],
])('%s', (error, expected) => {
  expect(toRefusal(plan, error).failure).toMatchObject(expected)
})
