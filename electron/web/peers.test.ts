import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { fakeWorkbench } from '../engine/testing/fakeWorkbench.ts'
import { tellsPeerOwners } from './PeerOwners.ts'
import { rawRequest } from './testing/rawRequest.ts'
import { letIn, tabAsk, webSetting } from './testing/webSetting.ts'

/** Becomes user 65534, connects, says what it was told to say, and prints what it gets. */
const otherUser = `
const [port, text] = process.argv.slice(1)
process.setgroups([])
process.setgid(65534)
process.setuid(65534)
const socket = require('node:net').connect(Number(port), '127.0.0.1', () => socket.write(text))
socket.on('data', (data) => process.stdout.write(data))
socket.on('error', () => undefined)
socket.on('close', () => process.stdout.write('closed'))
`

function asOtherUser(port: number, lines: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, ['-e', otherUser, String(port), `${lines.join('\r\n')}\r\n\r\n`])
  onTestFinished(() => void child.kill())
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  return new Promise((resolve) => child.once('close', () => resolve(said)))
}

const tells = tellsPeerOwners()
const isRoot = process.getuid?.() === 0

test('another user’s program gets no byte, with all of our keys; the owner’s goes on', async (context) => {
  if (!tells) context.skip('this system does not tell whose a connection is')
  if (!isRoot) context.skip('only root can start a program as another user')
  const turnedAway: number[] = []
  const web = await webSetting(fakeWorkbench().workbench, { onTurnedAway: (uid) => void turnedAway.push(uid) })
  const keys = await letIn(web)
  const lines = ['GET / HTTP/1.1', `Host: 127.0.0.1:${web.port}`, `Cookie: ${keys.cookie}`, 'Connection: close']
  expect(await asOtherUser(web.port, lines)).toBe('closed')
  expect(turnedAway).toEqual([65_534])
  expect((await rawRequest(web.port, { headers: [`Cookie: ${keys.cookie}`] })).status).toBe(200)
})

test('a connection that is closed before it is looked at does not count as root’s', async (context) => {
  if (!tells) context.skip('this system does not tell whose a connection is')
  const { workbench } = fakeWorkbench()
  const web = await webSetting(workbench)
  const { cookie } = await letIn(web)
  for (let turn = 0; turn < 20; turn += 1) {
    const socket = connect(web.port, '127.0.0.1', () => socket.destroy())
    await new Promise<void>((resolve) => socket.once('close', () => resolve()))
  }
  expect((await rawRequest(web.port, { headers: [`Cookie: ${cookie}`] })).status).toBe(200)
})

test('a thief of the cookie, of our own user or where nobody can tell, gets the page and nothing else', async () => {
  const web = await webSetting(fakeWorkbench().workbench, { isOurs: async () => true })
  const { cookie, key } = await letIn(web)
  const page = await rawRequest(web.port, { headers: [`Cookie: ${cookie}`] })
  expect(page.status).toBe(200)
  expect(page.body).toContain('<meta name="palier-key" content="" />')
  for (const guess of ['', 'A'.repeat(43), key.slice(1), `${key}A`]) {
    const refused = await rawRequest(web.port, tabAsk(web.port, { cookie, key: guess }))
    expect(refused.status).toBe(403)
    expect(JSON.parse(refused.body)).toEqual({ ok: false, failure: { kind: 'notOurWindow' } })
  }
  const again = await rawRequest(web.port, { path: '/launch?token=used', headers: [`Cookie: ${cookie}`] })
  expect(again.body).not.toContain(key)
  const opened = await rawRequest(web.port, tabAsk(web.port, { cookie, key }))
  expect(JSON.parse(opened.body)).toMatchObject({ ok: true, value: { tab: expect.stringMatching(/^[\w-]{43}$/) } })
})

test.each<{ platform: NodeJS.Platform; kernel: string }>([
  { platform: 'darwin', kernel: '25.0.0' },
  { platform: 'win32', kernel: '10.0.26100' },
  { platform: 'linux', kernel: '6.6.87.2-microsoft-standard-WSL2' },
])('where connections are nobody’s to tell, nobody is turned away: $kernel', ({ platform, kernel }) => {
  expect(tellsPeerOwners(platform, kernel)).toBe(false)
})
