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
  | 'suite.resumeNamed'
  | 'suite.stop'
  | 'suite.stored'
  | 'suite.current'

/** Answered by the window's host itself. */
export interface HostRequests {
  /** The report of a run or a comparison as a file of the person's choice. */
  'report.save': {
    ask: { readonly id: string; readonly language: 'en' | 'fr'; readonly format: 'pdf' | 'html' }
    answer: { readonly kind: 'saved'; readonly file: string } | { readonly kind: 'cancelled' }
  }
  /** The page about all comparisons of a stored suite: a browser opens it beside ours, a desktop shows its file. */
  'suite.show': { ask: { readonly suiteId: string }; answer: Record<string, never> }
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
const engineRequests: Record<EngineRequestName, 'looks' | 'acts'> = {
  'topology.list': 'looks',
  'profile.list': 'looks',
  'scenario.list': 'looks',
  'objectives.list': 'looks',
  'configuration.outline': 'looks',
  'comparison.check': 'looks',
  'comparison.start': 'acts',
  'comparison.stop': 'acts',
  'comparison.resume': 'acts',
  'comparison.open': 'looks',
  'comparison.list': 'looks',
  'comparison.current': 'looks',
  'comparison.follow': 'looks',
  'run.list': 'looks',
  'run.open': 'looks',
  'run.log': 'looks',
  'run.follow': 'looks',
  'fault.inject': 'acts',
  'fault.undo': 'acts',
  'run.discard': 'acts',
  'run.restore': 'acts',
  'report.check': 'looks',
  'image.build': 'acts',
  'engine.describe': 'looks',
  'engine.clean': 'acts',
  'settings.read': 'looks',
  'settings.save': 'acts',
  'data.load': 'acts',
  'data.release': 'acts',
  'data.current': 'looks',
  'suite.list': 'looks',
  'suite.startNamed': 'acts',
  'suite.resumeNamed': 'acts',
  'suite.stop': 'acts',
  'suite.stored': 'looks',
  'suite.current': 'looks',
}
/** Those that go to the engine's front door. */
export const engineRequestNames = Object.keys(engineRequests) as readonly EngineRequestName[]

/** Whether it changes something, so that asking twice is not the same as once. */
export function isAct(name: EngineRequestName): boolean {
  return engineRequests[name] === 'acts'
}

const hostRequests: Record<keyof HostRequests, true> = {
  'report.save': true,
  'suite.show': true,
}
export const hostRequestNames = Object.keys(hostRequests) as readonly (keyof HostRequests)[]

export const windowRequestNames: readonly WindowRequestName[] = [...engineRequestNames, ...hostRequestNames]

const announcements: Record<WindowAnnouncementName, true> = {
  'run.events': true,
  'comparison.events': true,
  'suite.events': true,
  'image.progress': true,
  'data.progress': true,
  'data.filling': true,
  'window.command': true,
  'window.connection': true,
}
export const windowAnnouncementNames = Object.keys(announcements) as readonly WindowAnnouncementName[]
