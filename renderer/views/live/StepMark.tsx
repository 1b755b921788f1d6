import { useText } from '../../text/useText.ts'

/** Done: a tick. Now: a filled ring. To come: a ring. */
export function StepMark({ at }: { readonly at: 'done' | 'now' | 'todo' }) {
  const { t } = useText()
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" role="img" aria-label={t(`live.step.${at}`)}>
      {at === 'done' && <path d="M2.2 6.4l2.5 2.6 5.2-6" stroke="var(--ink2)" strokeWidth="1.4" />}
      {at === 'now' && (
        <>
          <circle cx="6" cy="6" r="4" stroke="var(--accent)" strokeWidth="2" />
          <circle cx="6" cy="6" r="1.6" fill="var(--accent)" />
        </>
      )}
      {at === 'todo' && <circle cx="6" cy="6" r="3.5" stroke="var(--ctl)" />}
    </svg>
  )
}
