import { Fragment } from 'react'

/** Texts of the report with `**names**` in them. */
export function RichText({ text, className }: { readonly text: string; readonly className?: string | undefined }) {
  return text.split('**').map((piece, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <b key={at} className={className}>
        {piece}
      </b>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
      <Fragment key={at}>{piece}</Fragment>
    ),
  )
}
