import { Select } from '@mantine/core'
import { ConfigurationKey } from '../../ui/ConfigurationKey.tsx'

export interface ChoiceOf {
  readonly value: string
  readonly label: string
  /** Of its configuration, A is 0. */
  readonly index: number
}

/** One of several configurations or runs, each behind its letter. */
export function ConfigurationSelect({
  choices,
  value,
  label,
  widthPx,
  onChoose,
}: {
  readonly choices: readonly ChoiceOf[]
  readonly value: string
  readonly label: string
  readonly widthPx: number
  readonly onChoose: (value: string) => void
}) {
  const indexOf = (one: string) => choices.find((choice) => choice.value === one)?.index ?? 0
  return (
    <Select
      aria-label={label}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
      leftSection={<ConfigurationKey index={indexOf(value)} />}
      leftSectionWidth={38}
      leftSectionPointerEvents="none"
      renderOption={({ option }) => <ConfigurationKey index={indexOf(option.value)} name={option.label} />}
      comboboxProps={{ transitionProps: { duration: 0 }, width: 'max-content', position: 'bottom-start' }}
      maxDropdownHeight={360}
      w={widthPx}
      styles={{ input: { height: 24, minHeight: 24, fontSize: 12 } }}
    />
  )
}
