import { setTimeout as sleep } from 'node:timers/promises'
import { assertNever } from '../../../shared/assertNever.ts'
import type { CurrentData, DataAsk, DataStack } from '../../../shared/contract/dataRequests.ts'
import { serverText } from '../../../shared/text/server/serverText.ts'
import { durationText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'
import { usableDataText } from '../usableDataText.ts'

interface SeedParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  readonly json: boolean
  /** Absent: until Ctrl+C, or the end of standard input. */
  readonly staysMs: number | undefined
}

/** A configuration with its data, for as long as a person wants it. 5 when it was stopped before the data was there. */
export async function seed(ask: DataAsk, parts: SeedParts): Promise<ExitCode> {
  const { client, terminal, stopKey, json } = parts
  const letGo = followProgress(client, terminal.err)
  const stop = new AbortController()
  const release = stopKey.onFirst(() => {
    stop.abort()
    void releaseUnloaded(client)
  })
  try {
    const answer = await client.ask('data.load', ask)
    if (answer.kind === 'stopped') return exitCodes.interrupted
    const { stack } = answer
    terminal.out(json ? JSON.stringify(stack, null, 2) : usableDataText(upText(stack), stack))
    await whileItStays(parts, stop.signal)
    const { leftBehind } = await client.ask('data.release', { stackId: stack.stackId })
    for (const left of leftBehind) terminal.err(`could not be removed: ${left}`)
    return leftBehind.length === 0 ? exitCodes.done : exitCodes.failed
  } finally {
    release()
    letGo()
  }
}

/** Once the data is there it is released where it is waited for. */
async function releaseUnloaded(client: Client): Promise<void> {
  const current = await client.ask('data.current', {})
  if (current.kind === 'loading') await client.ask('data.release', { stackId: current.stackId })
}

async function whileItStays({ staysMs, terminal }: SeedParts, stop: AbortSignal): Promise<void> {
  if (staysMs !== undefined) {
    if (staysMs > 0) terminal.err(`it stays for ${durationText(staysMs)}, or until Ctrl+C`)
    await sleep(staysMs, undefined, { signal: stop }).catch(() => undefined)
    return
  }
  terminal.err('it stays until Ctrl+C, or the end of standard input')
  const over = Promise.withResolvers<void>()
  stop.addEventListener('abort', () => over.resolve(), { once: true })
  if (stop.aborted) over.resolve()
  const letGo = terminal.onInputEnd?.(over.resolve)
  await over.promise
  letGo?.()
}

function upText({ configuration, address, set, tookMs, server }: DataStack): string {
  const up = `${configuration} is up at ${address} with the data set ${set}, loaded in ${durationText(tookMs)}`
  return server === undefined ? up : `${up}\nServer: ${serverText(server, 'en')}`
}

/** A line for each step, and one for each image that has to be made. */
function followProgress(client: Client, say: (line: string) => void): () => void {
  let last = ''
  return client.hear(({ name, content }) => {
    if (name !== 'data.progress') return
    const line = progressLine(content)
    if (line !== undefined && line !== last) say(line)
    last = line ?? last
  })
}

function progressLine(current: CurrentData): string | undefined {
  if (current.kind === 'releasing') return `${current.configuration}: removing everything`
  if (current.kind !== 'loading') return undefined
  const { configuration, set, step } = current
  switch (step.at) {
    case 'building':
      return `${configuration}: ${step.image === undefined ? 'looking for its images' : `${step.image}: ${step.message}`}`
    case 'starting':
      return `${configuration}: starting containers, ${step.ready} of ${step.total} ready`
    case 'loading':
      return `${configuration}: loading the data set ${set} through the API`
    default:
      return assertNever(step, 'step')
  }
}
