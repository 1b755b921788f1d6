import { app } from './app.ts'
import { windows } from './BrowserWindow.ts'
import { answerDialog, choose } from './desktop.ts'
import { invoke } from './ipcMain.ts'
import type { Command, Sender, ToStandIn } from './messages.ts'
import { tellSpec } from './note.ts'
import { permissionOf } from './session.ts'

/** Does what the spec says, as a person, the system or a stranger would. */
export async function obey({ id, command }: ToStandIn): Promise<void> {
  try {
    tellSpec({ kind: 'answer', id, value: await done(command) })
  } catch (error) {
    tellSpec({ kind: 'answer', id, error: String(error) })
  }
}

async function done(command: Command): Promise<unknown> {
  switch (command.kind) {
    case 'closeWindow':
      return windows[0]?.close()
    case 'quit':
      return app.quit()
    case 'choose':
      return choose(command.menuItem)
    case 'answerDialog':
      return answerDialog(command.answer)
    case 'focus':
      for (const window of windows) window.isInFront = command.isFocused
      return
    case 'permission':
      return await permissionOf(command.name, command.url)
    case 'sendAs':
      return await invoke(command.channel, eventOf(command.sender), [command.input])
  }
}

function eventOf(sender: Sender): object {
  const ours = windows[0]?.webContents
  switch (sender.kind) {
    case 'mainFrame':
      return { sender: ours, senderFrame: { url: sender.url, parent: null } }
    case 'subFrame':
      return { sender: ours, senderFrame: { url: sender.url, parent: {} } }
    case 'otherWindow':
      return { sender: {}, senderFrame: { url: sender.url, parent: null } }
    case 'dead':
      return { sender: ours, senderFrame: null }
  }
}
