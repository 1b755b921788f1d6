import classes from './Check.module.css'

/** What the card's checkbox looks like; the checkbox itself is the whole card. */
export function Check({ isOn }: { readonly isOn: boolean }) {
  return (
    <span className={classes.box} data-on={isOn || undefined} aria-hidden>
      {isOn && (
        <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
          <path className={classes.tick} d="M1.5 5.2L4 7.6l4.5-5.2" />
        </svg>
      )}
    </span>
  )
}
