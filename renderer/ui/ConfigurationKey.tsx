import { configurationLetter, configurationLine } from '../../shared/charts/lineStyle.ts'
import classes from './ConfigurationKey.module.css'

/** A configuration is always its letter (0 is A), and beside it, if given, its name: the bar carries the colour, the letter works without. */
export function ConfigurationKey({ index, name }: { readonly index: number; readonly name?: string }) {
  return (
    <span className={classes.configuration}>
      <span
        className={classes.letter}
        style={{ borderLeftColor: `var(--s${(configurationLine(index).slot ?? 0) + 1})` }}
      >
        {configurationLetter(index)}
      </span>
      {name !== undefined && <span className={classes.name}>{name}</span>}
    </span>
  )
}
