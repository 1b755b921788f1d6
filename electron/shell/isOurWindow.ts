import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { isOurAddress } from './appAddress.ts'

/** Whether a message comes from the page of our own window: its main frame, showing our own address at this moment. */
export function isOurWindow(event: IpcMainInvokeEvent, ours: WebContents | undefined): boolean {
  if (ours === undefined || event.sender !== ours) return false
  try {
    const frame = event.senderFrame
    return frame !== null && frame.parent === null && isOurAddress(frame.url)
  } catch {
    // A frame that has gone away meanwhile throws for every question.
    return false
  }
}
