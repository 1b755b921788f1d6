import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Workbench } from '../../engine/workbench.ts'
import { startWebHost, type WebHost, type WebHostParts } from '../webHost.ts'
import { rawRequest } from './rawRequest.ts'

/** What a build would leave, small. The page asks and hears like the real one, and writes down what it got. */
const builtFiles: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html><html><head><meta charset="utf-8"><meta name="palier-tab" content="" />
<link rel="icon" href="/favicon.svg" /><title>window</title><script type="module" crossorigin src="/assets/index-Ab12Cd34.js"></script>
<link rel="stylesheet" crossorigin href="/assets/index-Zy98Xw76.css"></head><body>window</body></html>`,
  'assets/index-Ab12Cd34.js': `const tab = document.querySelector('meta[name=palier-tab]').content
window.heard = []
const socket = new WebSocket('ws://' + location.host + '/hear', ['palier', 'tab.' + tab])
socket.onmessage = ({ data }) => window.heard.push(JSON.parse(data))
socket.onopen = () => { document.body.dataset.hears = 'yes' }
window.ask = async (name, input) => {
  const response = await fetch('/ask/' + name, { method: 'POST', body: JSON.stringify(input),
    headers: { 'content-type': 'application/json', 'x-palier-tab': tab } })
  return { status: response.status, answer: await response.json() }
}
window.report = async (path) => {
  const response = await fetch(path, { headers: { 'x-palier-tab': tab } })
  return { status: response.status, name: response.headers.get('content-disposition'), text: await response.text() }
}
`,
  'assets/index-Zy98Xw76.css': 'body { color: rgb(1, 2, 3) }',
  'assets/font-Q1w2E3r4.woff2': 'font',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  '.vite/manifest.json': '{}',
}

export interface WebSetting {
  readonly host: WebHost
  readonly port: number
  /** Holds `window` and, beside it, `secret.txt`, which nobody may get. */
  readonly root: string
  readonly launchFolder: string
}

/** A host on a folder of its own; ended with the test. */
export async function webSetting(
  workbench: Workbench,
  options: Omit<Partial<WebHostParts>, 'workbench'> = {},
): Promise<WebSetting> {
  const root = mkdtempSync(join(tmpdir(), 'palier-web-'))
  const windowFolder = writeBuiltWindow(join(root, 'window'))
  writeFileSync(join(root, 'secret.txt'), 'not for anybody')
  const launchFolder = join(root, 'launch')
  // Run last, also when the host does not start.
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const host = await startWebHost({ workbench, windowFolder, launchFolder, ...options })
  onTestFinished(async () => void (await host.end()))
  return { host, port: host.port, root, launchFolder }
}

export function writeBuiltWindow(folder: string): string {
  for (const [path, text] of Object.entries(builtFiles)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

export interface Keys {
  readonly cookie: string
  readonly tab: string
}

export function launchToken(file: string): string {
  return /token=([A-Za-z0-9_-]{43})"/.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
}

/** As a browser does: the file, the cookie, the page with its token. */
export async function letIn({
  host,
  port,
}: {
  readonly host: Pick<WebHost, 'launchFile'>
  readonly port: number
}): Promise<Keys> {
  const launched = await rawRequest(port, { path: `/launch?token=${launchToken(host.launchFile)}` })
  const cookie = launched.headers['set-cookie']?.split(';')[0] ?? ''
  return { cookie, tab: await openTab(port, cookie) }
}

export async function openTab(port: number, cookie: string): Promise<string> {
  const page = await rawRequest(port, { headers: [`Cookie: ${cookie}`] })
  return /name="palier-tab" content="([^"]*)"/.exec(page.body)?.[1] ?? ''
}
