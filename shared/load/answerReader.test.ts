import { expect, test } from 'vitest'
import type { RequestTemplate } from '../domain/scenario.ts'
import { type AnswerRead, answerReader } from './answerReader.ts'

const body = '{"items":[{"id":7,"a/b":"x"}],"ok":true,"none":null,"name":"Zoë"}'
const holds = (...taken: [string, string][]): AnswerRead => ({ kind: 'fit', taken })
const unfit = (why: string): AnswerRead => ({ kind: 'unfit', why })
const json = (pointer: string) => ({ kind: 'json', pointer }) as const

test.each<{ name: string; request: Partial<RequestTemplate>; text?: string; read: AnswerRead }>([
  {
    name: 'values from the body and from a header',
    request: {
      take: { id: json('/items/0/id'), x: json('/items/0/a~1b'), place: { kind: 'header', name: 'Location' } },
    },
    read: holds(['id', '7'], ['x', 'x'], ['place', '/here']),
  },
  {
    name: 'a value that is not there',
    request: { take: { id: json('/items/1/id') } },
    read: unfit('/items/1/id, for {id}, is missing, expected a text or a number'),
  },
  {
    name: 'a value that is no single one',
    request: { take: { id: json('/items') } },
    read: unfit('/items, for {id}, is [{"id":7,"a/b":"x"}], expected a text or a number'),
  },
  {
    name: 'a header that is not there',
    request: { take: { id: { kind: 'header', name: 'ETag' } } },
    read: unfit('the header etag, for {id}, is missing'),
  },
  {
    name: 'checks that hold',
    request: { checks: { contains: 'Zoë', json: { '/ok': true, '/none': null, '/items/0/id': 7 } } },
    read: holds(),
  },
  {
    name: 'a text that is not there',
    request: { checks: { contains: 'Zoe' } },
    read: unfit('the body does not contain "Zoe"'),
  },
  {
    name: 'another value',
    request: { checks: { json: { '/ok': false } } },
    read: unfit('/ok is true, expected false'),
  },
  {
    name: 'a text is no number',
    request: { checks: { json: { '/items/0/id': '7' } } },
    read: unfit('/items/0/id is 7, expected "7"'),
  },
  {
    name: 'not JSON',
    request: { checks: { json: { '/ok': true } } },
    text: '<html>',
    read: unfit('the body is not JSON'),
  },
  {
    name: 'the prototype is no part of an answer',
    request: { take: { id: json('/constructor/name') } },
    read: unfit('/constructor/name, for {id}, is missing, expected a text or a number'),
  },
])('$name', ({ request, text = body, read }) => {
  const reader = answerReader({ method: 'GET', path: '/', headers: {}, expect: 200, ...request })
  const header = (name: string) => (name === 'location' ? '/here' : undefined)
  expect(reader?.read({ header, text: () => text })).toEqual(read)
})

test('without checks and values nothing of an answer is kept', () => {
  expect(answerReader({ method: 'GET', path: '/', headers: {}, expect: 200 })).toBeUndefined()
})
