import { Select } from '@mantine/core'
import classes from './CompactSelect.module.css'

/** 24 px, in a section's head; as wide as it is told to be. */
export function CompactSelect({
  label,
  value,
  choices,
  width,
  tabIndex = 0,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** In px, or all there is. */
  readonly width: number | '100%'
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
      tabIndex={tabIndex}
      classNames={{ input: classes.input }}
      comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
    />
  )
}
