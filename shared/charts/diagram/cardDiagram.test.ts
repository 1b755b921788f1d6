import { expect, test } from 'vitest'
import { cardDiagram } from './cardDiagram.ts'

const container = (name: string, role: string) => ({ name, role })
const instances = (count: number) => Array.from({ length: count }, (_, index) => container(`api-${index + 1}`, 'api'))
const proxy = container('proxy', 'proxy')
const [lb, redis, db] = [container('lb', 'balancer'), container('redis', 'cache'), container('db', 'database')]

const draw = (containers: readonly { name: string; role: string }[]) => cardDiagram(containers, (role) => `the ${role}`)
const words = (containers: readonly { name: string; role: string }[]) =>
  draw(containers).nodes.map(({ texts }) => texts.map(({ text }) => text).join(' '))

test.each<[name: string, containers: { name: string; role: string }[], words: string[]]>([
  ['one instance', [db, ...instances(1)], ['the users', '1 api', 'the database']],
  [
    'three',
    [lb, ...instances(3), redis, db],
    ['the users', 'the balancer', '1', '2', '3 api', 'the cache', 'the database'],
  ],
  ['an edge', [db, ...instances(1), proxy], ['the users', 'the proxy', '1 api', 'the database']],
  ['an edge before a balancer', [lb, proxy, ...instances(1)], ['the users', 'the proxy', 'the balancer', '1 api']],
  ['four are all drawn', instances(4), ['the users', '1', '2', '3', '4 api']],
  ['eight', [lb, ...instances(8)], ['the users', 'the balancer', '1', '2', '+\u00a05', '8 api']],
  ['two services', [container('orders-1', 'api'), container('stock-1', 'api')], ['the users', '1 orders', '1 stock']],
  ['a role of a later version', [container('queue', 'broker')], ['the users', 'queue']],
  ['nothing', [], ['the users']],
])('%s: users first, then entry, instances and stores', (_, containers, expected) => {
  expect(words(containers)).toEqual(expected)
})

test.each([1, 2, 3, 4, 9])(
  '%i instances stay within the picture, apart from each other, centred on the users',
  (count) => {
    const { nodes, height } = draw([lb, ...instances(count), redis, db])
    const api = nodes.filter(({ role, name }) => role === 'api' || name === 'more').map(({ box }) => box)
    for (const { texts, box } of nodes) {
      expect(box.y - box.height / 2).toBeGreaterThanOrEqual(4)
      expect(Math.max(box.y, ...texts.map(({ y }) => y))).toBeLessThan(height - 2)
    }
    for (const [index, box] of api.slice(1).entries()) {
      expect(box.y - (api[index]?.y ?? 0)).toBeGreaterThanOrEqual(box.height + 4)
    }
    const ys = api.map(({ y }) => y)
    expect((Math.min(...ys) + Math.max(...ys)) / 2).toBeCloseTo(nodes[0]?.box.y ?? 0)
  },
)

test('lines meet in one upright between two layers; a straight line needs none', () => {
  const { wires, heads } = draw([...instances(2)])
  expect(wires).toBe('M34 48H119.5M119.5 27V69M119.5 27H204M119.5 69H204')
  expect(heads.match(/M/g)).toHaveLength(2)
  expect(draw(instances(1)).wires).not.toContain('V')
})
