import { expect, test } from 'vitest'
import type { ComparisonAsk, StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import { answer } from '../../../../shared/contract/serve.ts'
import { failureText } from '../../../../shared/text/failureText.ts'
import { fakeWorkbench } from '../../testing/fakeWorkbench.ts'
import { servedTopology } from '../../testing/servedTopology.ts'

const ask: ComparisonAsk = {
  configurations: ['small:before', 'small:after'],
  profile: 'short',
  timeScale: 1,
  set: {},
  seed: 1,
  repeat: 1,
}

async function checked(files: Record<string, string>, configurations = ask.configurations) {
  const { handlers } = fakeWorkbench({ files }).workbench
  const answered = await answer(handlers, 'comparison.check', { ...ask, configurations })
  if (!answered.ok) throw new Error(JSON.stringify(answered.failure))
  const { checks } = answered.value
  const one = (id: StartCheck['id']) => checks.find((check) => check.id === id)
  return { server: one('server'), cores: one('cores') }
}

const plain = (text = ''): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('without a server nothing is said of one', async () => {
  expect((await checked({}, ['one', 'two'])).server).toBeUndefined()
})

test('a server that can be had is told with its cores and its sum, for all that have the same', async () => {
  const { server, cores } = await checked(servedTopology(), [...ask.configurations, 'one'])
  expect(server?.state).toBe('ok')
  expect(plain(server?.message.en)).toBe(
    'small:before, small:after: Server: 1 core (core 0), 2 GiB; db 1 GiB + api-1 256 MiB + proxy 80 MiB = 1.3 GiB.',
  )
  expect(plain(server?.message.fr)).toBe(
    'small:before, small:after : Serveur : 1 cœur (cœur 0), 2 Gio ; db 1 Gio + api-1 256 Mio + proxy 80 Mio = 1,3 Gio.',
  )
  expect(plain(cores?.message.en)).toBe('The containers share 1 core; 1 core is kept for the load.')
})

test('everything for which it cannot be had is one problem, with the arithmetic of each configuration', async () => {
  const { server } = await checked(servedTopology({ cpus: 4, memory: '2g' }), ['small:before', 'small:huge'])
  expect(server?.state).toBe('problem')
  expect(plain(server?.message.en).split('\n')).toEqual([
    'The server that the topology declares cannot be had here.',
    'small:before, small:huge: the server has 4 cores and the generator needs 1, but the engine has 4.',
    'small:huge: memory limits of db, api-1, proxy: 2 GiB + 256 MiB + 80 MiB = 2.3 GiB, above 2 GiB.',
  ])
  expect(plain(server?.message.fr)).toContain('2 Gio + 256 Mio + 80 Mio = 2,3 Gio, au-dessus de 2 Gio')
  expect(server?.fix?.en).toBeDefined()
})

test('containers without a limit, and with cores of their own, are no server', async () => {
  const { server } = await checked(servedTopology({ api: 'cpuset: "1"' }))
  const message = plain(server?.message.en)
  expect(message).toContain(
    'no memory limit for api-1, so nothing keeps the server within 2 GiB: the others take 1 GiB + 80 MiB = 1.1 GiB.',
  )
  expect(message).toContain('a CPU set of its own for api-1 (1), but all containers share the server’s.')
})

test('a comparison of it is refused before anything is created, and nothing of it is kept', async () => {
  const setting = fakeWorkbench({ files: servedTopology({ cpus: 4 }) })
  const answered = await answer(setting.workbench.handlers, 'comparison.start', ask)
  if (answered.ok) throw new Error('started')
  expect(answered.failure.kind).toBe('serverUnfit')
  expect(plain(failureText(answered.failure, 'linux').details.join('\n'))).toBe(
    'small:before, small:after: the server has 4 cores and the generator needs 1, but the engine has 4.',
  )
  expect(setting.engine.asked).toEqual(['describe'])
  expect(setting.store.listComparisons()).toEqual([])
})
