/** What a spec tells the stand-in to do, as a person or the system would. */
export type Command =
  /** The window's close button. */
  | { readonly kind: 'closeWindow' }
  /** Quitting from the system. */
  | { readonly kind: 'quit' }
  | { readonly kind: 'choose'; readonly menuItem: string }
  | { readonly kind: 'answerDialog'; readonly answer: unknown }
  | { readonly kind: 'focus'; readonly isFocused: boolean }
  /** Asks the permission handlers of the session, for a main frame. */
  | { readonly kind: 'permission'; readonly name: string; readonly url: string }
  /** A message on a channel as some other sender would send it. */
  | { readonly kind: 'sendAs'; readonly channel: string; readonly input: unknown; readonly sender: Sender }

export type Sender =
  | { readonly kind: 'mainFrame'; readonly url: string }
  | { readonly kind: 'subFrame'; readonly url: string }
  | { readonly kind: 'otherWindow'; readonly url: string }
  | { readonly kind: 'dead' }

/** What happened, in the order in which it happened. */
export interface Noted {
  readonly what: string
  readonly about: unknown
}

export type ToStandIn = { readonly id: number; readonly command: Command }
export type FromStandIn =
  | { readonly kind: 'noted'; readonly noted: Noted }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string }
