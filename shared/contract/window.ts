import type { Failure } from '../domain/failure.ts'
import type { Announcements } from './announcements.ts'
import type { Result } from './answer.ts'
import type { Requests } from './requests.ts'

/**
 * What a window may do: a part of what the engine answers, and a few things that only its host can do. Nothing here takes a path:
 * where a file goes is asked by the desktop's own dialog, or is the browser's download.
 */
type EngineRequestName =
  | 'topology.list'
  | 'profile.list'
  | 'scenario.list'
  | 'objectives.list'
  | 'configuration.outline'
  | 'comparison.check'
  | 'comparison.start'
  | 'comparison.stop'
  | 'comparison.resume'
  | 'comparison.open'
  | 'comparison.list'
  | 'comparison.current'
  | 'comparison.follow'
  | 'run.list'
  | 'run.open'
  | 'run.log'
  | 'run.follow'
  | 'fault.inject'
  | 'fault.undo'
  | 'run.discard'
  | 'run.restore'
  | 'report.check'
  | 'image.build'
  | 'engine.describe'
  | 'engine.clean'
  | 'settings.read'
  | 'settings.save'
  | 'data.load'
  | 'data.release'
  | 'data.current'
  | 'suite.list'
  | 'suite.startNamed'
  | 'suite.stop'
  | 'suite.current'

/** Answered by the window's host itself. */
export interface HostRequests {
  /** The report of a run or a comparison as a file of the person's choice. */
  'report.save': {
    ask: { readonly id: string; readonly language: 'en' | 'fr'; readonly format: 'pdf' | 'html' }
    answer: { readonly kind: 'saved'; readonly file: string } | { readonly kind: 'cancelled' }
  }
}

export type WindowRequests = Pick<Requests, EngineRequestName> & HostRequests
export type WindowRequestName = keyof WindowRequests

/** What the host's own menu, or a key that the system takes first, asks the window to do. */
export type WindowCommand =
  | 'compare'
  | 'stop'
  | 'export'
  | 'palette'
  | 'keys'
  | 'go.bench'
  | 'go.live'
  | 'go.result'
  | 'go.history'
  | 'go.setup'

export interface WindowAnnouncements extends Announcements {
  'window.command': WindowCommand
  /**
   * After `back` announcements may be missing: what is followed is followed anew. After `refused` nothing comes any more: the host is
   * there, and does not know this page.
   */
  'window.connection': 'lost' | 'back' | 'refused'
}
export type WindowAnnouncementName = keyof WindowAnnouncements

/** What stands between a window and its host, as the page sees it. */
export interface Bridge {
  readonly host: 'shell' | 'web'
  readonly platform: string
  readonly ask: {
    readonly [N in WindowRequestName]: (
      input: WindowRequests[N]['ask'],
    ) => Promise<Result<WindowRequests[N]['answer'], Failure>>
  }
  /** Each gives the way to stop hearing. */
  readonly hear: {
    readonly [N in WindowAnnouncementName]: (listener: (content: WindowAnnouncements[N]) => void) => () => void
  }
}

// Records, not arrays: leaving a name out is a compile error.
const engineRequests: Record<EngineRequestName, true> = {
  'topology.list': true,
  'profile.list': true,
  'scenario.list': true,
  'objectives.list': true,
  'configuration.outline': true,
  'comparison.check': true,
  'comparison.start': true,
  'comparison.stop': true,
  'comparison.resume': true,
  'comparison.open': true,
  'comparison.list': true,
  'comparison.current': true,
  'comparison.follow': true,
  'run.list': true,
  'run.open': true,
  'run.log': true,
  'run.follow': true,
  'fault.inject': true,
  'fault.undo': true,
  'run.discard': true,
  'run.restore': true,
  'report.check': true,
  'image.build': true,
  'engine.describe': true,
  'engine.clean': true,
  'settings.read': true,
  'settings.save': true,
  'data.load': true,
  'data.release': true,
  'data.current': true,
  'suite.list': true,
  'suite.startNamed': true,
  'suite.stop': true,
  'suite.current': true,
}
/** Those that go to the engine's front door. */
export const engineRequestNames = Object.keys(engineRequests) as readonly EngineRequestName[]

const hostRequests: Record<keyof HostRequests, true> = { 'report.save': true }
export const hostRequestNames = Object.keys(hostRequests) as readonly (keyof HostRequests)[]

export const windowRequestNames: readonly WindowRequestName[] = [...engineRequestNames, ...hostRequestNames]

const announcements: Record<WindowAnnouncementName, true> = {
  'run.events': true,
  'comparison.events': true,
  'suite.events': true,
  'image.progress': true,
  'data.progress': true,
  'window.command': true,
  'window.connection': true,
}
export const windowAnnouncementNames = Object.keys(announcements) as readonly WindowAnnouncementName[]
