import type { FillAsk } from '../../../shared/contract/dataRequests.ts'
import { durationText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'
import { usableDataText } from '../usableDataText.ts'
import { withSecrets } from '../withSecrets.ts'

interface FillParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  readonly json: boolean
}

/** A data set for something that runs already. Nothing is brought up, and nothing removed. */
export async function fillUrl(ask: FillAsk, { client, terminal, stopKey, json }: FillParts): Promise<ExitCode> {
  const letGo: (() => void)[] = []
  letGo.push(
    client.hear(({ name, content }) => {
      if (name !== 'data.filling') return
      const { topologyId, set, url, address } = content
      terminal.err(`${topologyId}: loading the data set ${set} through the API of ${url} at ${address}`)
      // Before this there is nothing to stop.
      letGo.push(
        stopKey.onFirst(
          () => void client.ask('data.stopFilling', {}),
          'stopping; a step that is under way may go on there',
        ),
      )
    }),
  )
  try {
    const answer = await withSecrets(ask, terminal, (whole) => client.ask('data.fill', whole))
    if (answer.kind === 'stopped') return exitCodes.interrupted
    const { filled } = answer
    const { topologyId, set, url, tookMs } = filled
    const head = `${url} has the data set ${set} of ${topologyId}, loaded in ${durationText(tookMs)}`
    terminal.out(json ? JSON.stringify(filled, null, 2) : usableDataText(head, filled))
    return exitCodes.done
  } finally {
    for (const undo of letGo) undo()
  }
}
