import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { fail } from '../../shared/contract/answer.ts'
import type { Handlers } from '../../shared/contract/handlers.ts'
import { hostSchemas } from '../../shared/contract/hostSchemas.ts'
import { answer, checkedAnswer } from '../../shared/contract/serve.ts'
import { engineRequestNames, type HostRequests, hostRequestNames } from '../../shared/contract/window.ts'

export type HostHandlers = {
  readonly [N in keyof HostRequests]: (input: HostRequests[N]['ask']) => Promise<HostRequests[N]['answer']>
}

const refused = fail({ kind: 'notOurWindow' })

/** Every channel there is: who asks is looked at first, then what is asked. A refusal is an answer like every other. */
export function serveWindow(
  ipcMain: Pick<IpcMain, 'handle'>,
  handlers: Handlers,
  hostHandlers: HostHandlers,
  isOurs: (event: IpcMainInvokeEvent) => boolean,
): void {
  for (const name of engineRequestNames) {
    ipcMain.handle(name, (event, input: unknown) => (isOurs(event) ? answer(handlers, name, input) : refused))
  }
  const serveHost = <N extends keyof HostRequests>(name: N): void =>
    ipcMain.handle(name, (event, input: unknown) =>
      isOurs(event)
        ? checkedAnswer<HostRequests[N]['ask'], HostRequests[N]['answer']>(
            name,
            hostSchemas[name],
            hostHandlers[name],
            input,
          )
        : refused,
    )
  for (const name of hostRequestNames) serveHost(name)
}
