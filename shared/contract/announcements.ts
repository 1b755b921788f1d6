import type { ComparisonEvent, RunEvent } from '../domain/events.ts'
import type { CurrentData } from './dataRequests.ts'
import type { SuiteEvent } from './suites.ts'

/** Everything the engine may announce. Nothing here expects an answer. */
export interface Announcements {
  'run.events': readonly RunEvent[]
  'comparison.events': readonly ComparisonEvent[]
  /** Each at once: before the first event of the comparison that begins, after the last one of the comparison that ended. */
  'suite.events': SuiteEvent
  'image.progress': { readonly image: string; readonly message: string; readonly state: 'building' | 'done' | 'failed' }
  /** What `data.current` answers from now on. */
  'data.progress': CurrentData
  /** Before the first step of `data.fill`, for each address that is tried. */
  'data.filling': { readonly topologyId: string; readonly set: string; readonly url: string; readonly address: string }
}

export type AnnouncementName = keyof Announcements

/** One thing announced, with its name; a `switch` over the name knows the content. */
export type Announcement = {
  readonly [N in AnnouncementName]: { readonly name: N; readonly content: Announcements[N] }
}[AnnouncementName]

// A record, not an array: leaving a name out is a compile error.
const announcements: Record<AnnouncementName, true> = {
  'run.events': true,
  'comparison.events': true,
  'suite.events': true,
  'image.progress': true,
  'data.progress': true,
  'data.filling': true,
}

export const announcementNames = Object.keys(announcements) as readonly AnnouncementName[]
