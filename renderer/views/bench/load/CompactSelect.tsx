import { Select } from '@mantine/core'
import classes from './CompactSelect.module.css'

/** 24 px, in a section's head; as wide as it is told to be. */
export function CompactSelect({
  label,
  value,
  choices,
  width,
  tabIndex,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly width: number
  /** −1 where Tab is to pass it over. */
  readonly tabIndex?: number
  readonly onChange: (value: string) => void
}) {
  return (
    <Select
      aria-label={label}
      data={[...choices]}
      value={value}
      onChange={(chosen) => onChange(chosen ?? value)}
      w={width}
      {...(tabIndex !== undefined && { tabIndex })}
      classNames={{ input: classes.input }}
      comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
    />
  )
}
