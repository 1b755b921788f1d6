import type { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import type { Client } from './client.ts'
import { createProgram } from './program.ts'
import type { GlobalOptions, Serve } from './programParts.ts'

/** Runs a command line on an engine that answers nothing, unless by request; gives what was written, what was asked and how it ended. */
async function said(...given: readonly (string | Readonly<Record<string, unknown>>)[]) {
  const args = given.filter((one) => typeof one === 'string')
  const answers = Object.assign({}, ...given.filter((one) => typeof one !== 'string')) as Record<string, unknown>
  const [out, err, asked]: [string[], string[], unknown[]] = [[], [], []]
  const opened: GlobalOptions[] = []
  const served: unknown[] = []
  const client: Client = {
    ask: async (name, input) => {
      asked.push([name, input])
      if (Object.hasOwn(answers, name)) return answers[name] as never
      throw new Error('no engine here')
    },
    hear: () => () => undefined,
  }
  const program = createProgram({
    version: '1.2.3',
    terminal: { out: (text) => out.push(text), err: (text) => err.push(text), isInteractive: false, columns: 80 },
    open: (options) => {
      opened.push(options)
      const serve: Serve = async (order) => {
        served.push(order)
        return 0
      }
      return { client, stopKey: { onFirst: () => () => undefined }, serve }
    },
    toPath: (written) => `/here/${written}`,
    drawSeed: () => 42,
    platform: 'linux',
    onExit: () => undefined,
  })
  const ended = await program.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (error: CommanderError) => error,
  )
  return { out: out.join('\n'), err: err.join('\n'), ended, opened, asked, served }
}

test('--help reads like a manual page, in eighty columns, and is a success', async () => {
  const { out, err, ended } = await said('--help')
  expect(ended).toMatchObject({ exitCode: 0 })
  expect(err).toBe('')
  const sections = ['EXAMPLES', 'CONFIGURATIONS', 'EXIT STATUS', 'FILES', 'ENVIRONMENT']
  expect(out.split('\n').filter((line) => sections.includes(line))).toEqual(sections)
  for (const command of [
    'compare',
    'run',
    'before-after',
    'load',
    'suite',
    'suites',
    'topologies',
    'profiles',
    'scenarios',
    'objectives',
    'runs',
    'report',
    'serve',
    'doctor',
    'clean',
    'schema',
  ])
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'))
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
})

test.each([
  { command: ['load'], words: ['--users', '--duration', '--allow-address', 'resolved once'] },
  { command: ['report'], words: ['--pdf', '--html', '--csv', '--log', '--alerts', '--lang'] },
  { command: ['runs', 'remove'], words: ['--yes', 'comparison goes with all its runs'] },
  { command: ['runs', 'export'], words: ['archive'] },
  { command: ['runs', 'import'], words: ['none'] },
  { command: ['compare'], words: ['--repeat', '--objectives', '--baseline', '--csv', '--html', '--pdf', '--lang'] },
  {
    command: ['compare'],
    words: ['--resume', '--fail-on', '--profile', '--time-scale', '--set', '--seed', '--json', 'Ctrl+C stops'],
  },
  { command: ['run'], words: ['--profile', '--json'] },
  { command: ['before-after'], words: ['--data-set', '--repeat', '--time-scale', '--objectives', 'the difference of'] },
  { command: ['serve'], words: ['--port', '--open', 'lets that browser in', 'ssh -L'] },
  { command: ['runs'], words: ['list', 'show'] },
  { command: ['runs', 'show'], words: ['--json', 'beginning of it'] },
  { command: ['suite'], words: ['--folder', '--resume', '--pdf', '--fail-on', '--repeat', 'grep'] },
  { command: ['suites'], words: ['--time-scale', '--json'] },
])('$command has a help of its own, in eighty columns', async ({ command, words }) => {
  const { out, ended } = await said(...command, '--help')
  expect(ended).toMatchObject({ exitCode: 0 })
  for (const word of words) expect(out).toContain(word)
  expect(out).not.toContain('[]')
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
})

test('what is written becomes the request, with the drawn seed and the defaults', async () => {
  const { asked, opened } = await said(
    '--out',
    'data',
    'compare',
    'solo',
    'duo-lb:tuned',
    '--set',
    'A=1',
    '--set',
    'B=2',
  )
  expect(opened).toEqual([{ out: 'data', trust: [] }])
  expect(asked).toEqual([
    [
      'comparison.check',
      {
        configurations: ['solo', 'duo-lb:tuned'],
        profile: 'quick',
        timeScale: 1,
        set: { A: '1', B: '2' },
        seed: 42,
        repeat: 1,
      },
    ],
  ])
})

test('an unknown option suggests the known one and is no success', async () => {
  const { err, ended, opened } = await said('compare', 'solo', '--profil', 'quick')
  expect(ended?.exitCode).toBe(1)
  expect(err).toMatch(/unknown option '--profil'/)
  expect(err).toMatch(/Did you mean --profile\?/)
  expect(opened).toEqual([])
})

test('a comparison to go on with takes nothing that would change it', async () => {
  const beside = await said('compare', 'solo', '--resume', 'c', '--repeat', '3', '--json', '-')
  expect(beside.ended).toMatchObject({
    failure: { problems: [{ where: '--resume', found: 'solo, --repeat beside it' }] },
  })
  const alone = await said('compare', '--resume', 'c', '--json', '-')
  expect(alone.asked).toEqual([['comparison.open', { comparisonId: 'c' }]])
})

test('no configuration at all is told as a missing argument', async () => {
  const { err, ended, opened } = await said('compare')
  expect(ended?.exitCode).toBe(1)
  expect(err).toContain("missing required argument 'configuration'")
  expect(opened).toEqual([])
})

test('what a report is made of is asked for with absolute paths', async () => {
  const { asked } = await said('report', '2026', '--csv', 'tables', '--lang', 'fr')
  expect(asked).toEqual([['report.make', { id: '2026', language: 'fr', csv: '/here/tables' }]])
})

test.each([
  { args: [], order: { open: false, metrics: false } },
  { args: ['--open'], order: { open: true, metrics: false } },
  { args: ['--port', '8123'], order: { port: 8123, open: false, metrics: false } },
])('serve $args', async ({ args, order }) => {
  expect((await said('serve', ...args)).served).toEqual([order])
})

test.each(['0', '65536', '-1', '80x', '1e3', ''])('serve --port "%s" is told what a port is', async (written) => {
  const { ended, served } = await said('serve', `--port=${written}`)
  expect(ended).toMatchObject({ failure: { problems: [{ where: '--port', found: `"${written}"` }] } })
  expect(served).toEqual([])
})

test.each<{ name: string; args: readonly string[]; request: readonly unknown[] }>([
  {
    name: 'a name stays a name',
    args: ['suite', 'instances', '--time-scale', '0.1'],
    request: ['suite.start', { suite: 'instances', timeScale: 0.1, seed: 42, language: 'en' }],
  },
  {
    name: 'a file and a folder are where the person stands',
    args: ['suite', 'mine.yaml', '--folder', 'out', '--repeat', '2', '--seed', '7', '--lang', 'fr', '--pdf'],
    request: [
      'suite.start',
      {
        suite: '/here/mine.yaml',
        timeScale: 1,
        seed: 7,
        repeat: 2,
        language: 'fr',
        folder: '/here/out',
        pdf: true,
      },
    ],
  },
  {
    name: 'a folder to go on with',
    args: ['suite', '--resume', 'out', '--fail-on', 'target'],
    request: ['suite.resume', { folder: '/here/out' }],
  },
])('suite: $name', async ({ args, request }) => {
  // The first question is about profiles, and nobody answers here.
  const { asked } = await said({ 'profile.list': { items: [], problems: [] } }, ...args)
  expect(asked.at(-1)).toEqual(request)
})

test('seed --url asks for data at a URL, and takes nothing that is about a stack of our own', async () => {
  const asked = ['seed', 'copro', 'realistic', '--url', 'https://shop.test', '--allow-address', '203.0.113.7']
  expect((await said(...asked)).asked).toEqual([
    ['data.fill', { configuration: 'copro', set: 'realistic', url: 'https://shop.test', allowAddress: '203.0.113.7' }],
  ])
  const beside = await said(
    'seed',
    'copro',
    'realistic',
    '--url',
    'http://a',
    '--set',
    'A=1',
    '--for',
    '5s',
    '--ca',
    'no',
  )
  expect(beside.ended).toMatchObject({
    failure: { problems: [{ where: '--set' }, { where: '--for' }, { where: '--ca' }] },
  })
  const without = await said('seed', 'copro', 'realistic', '--allow-address', '203.0.113.7', '--ca', 'no')
  expect(without.ended).toMatchObject({ failure: { problems: [{ where: '--allow-address' }, { where: '--ca' }] } })
  const plain = await said('seed', 'copro', 'realistic', '--allow-plain-secrets')
  expect(plain.ended).toMatchObject({ failure: { problems: [{ where: '--allow-plain-secrets' }] } })
  expect((await said(...asked, '--allow-plain-secrets')).asked).toMatchObject([
    ['data.fill', { allowPlainSecrets: true }],
  ])
  const load = ['load', 'http://shop.test', '--allow-address', '203.0.113.7', '--allow-plain-secrets']
  expect((await said(...load)).asked).toMatchObject([['load.start', { allowPlainSecrets: true }]])
})

test('suite: what is resumed takes no other options, and something must be named', async () => {
  const { ended, asked } = await said('suite', 'instances', '--resume', 'out', '--repeat', '3')
  expect(ended).toMatchObject({
    failure: { problems: [{ where: '--resume', found: 'instances, --repeat beside it' }] },
  })
  expect(asked).toEqual([])
  expect((await said('suite')).err).toContain("missing required argument 'suite'")
})
