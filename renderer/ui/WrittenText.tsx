import { createElement, Fragment } from 'react'

/** A sentence in which backquotes mark what is typed or named: commands, keys, ids. Everything else is shown as it is. */
export function WrittenText({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, at) => (at % 2 === 1 ? createElement('code', {}, part) : part))
  return createElement(Fragment, {}, ...parts)
}
