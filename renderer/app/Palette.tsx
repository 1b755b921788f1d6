import { UnstyledButton } from '@mantine/core'
import { Spotlight, useSpotlight } from '@mantine/spotlight'
import { useState } from 'react'
import { useText } from '../text/useText.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { type Command, runCommand, useCurrentCommands } from './commands.ts'
import { foundCommands } from './foundCommands.ts'
import classes from './Palette.module.css'
import { palette, paletteStore } from './paletteStore.ts'

const LIST = 'palette-list'
const entryId = (at: number) => `palette-${at}`

/** Everything that can be done, to be found by a part of its name; what was done last comes first. */
export function Palette() {
  const { t } = useText()
  const [recent, setRecent] = useState<readonly string[]>([])
  const { query, selected } = useSpotlight(paletteStore)
  const commands = useCurrentCommands()
  const found = foundCommands(commands, recent, query)
  const choose = ({ id }: Command) => {
    setRecent([id, ...recent.filter((one) => one !== id)])
    // After the palette has closed and given back the focus, so that a dialog may take it.
    setTimeout(() => runCommand(id))
  }
  return (
    <Spotlight.Root
      store={paletteStore}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('frame.commands') } }}
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 0 }}
      size={520}
      centered={false}
      onSpotlightOpen={() => paletteStore.updateState((state) => ({ ...state, selected: 0 }))}
    >
      <Spotlight.Search
        classNames={{ input: classes.search }}
        size="md"
        role="combobox"
        aria-expanded
        aria-controls={LIST}
        aria-label={t('frame.searchCommands')}
        placeholder={t('frame.searchCommands')}
        {...(found[selected] !== undefined && { 'aria-activedescendant': entryId(selected) })}
      />
      <Spotlight.ActionsList id={LIST} className={classes.list} role="listbox" aria-label={t('frame.commands')}>
        {found.map((command, at) => (
          <Entry key={command.id} id={entryId(at)} command={command} isSelected={at === selected} onChoose={choose} />
        ))}
      </Spotlight.ActionsList>
      {found.length === 0 && <p className={classes.empty}>{t('frame.noCommand', { query })}</p>}
    </Spotlight.Root>
  )
}

function Entry({
  id,
  command,
  isSelected,
  onChoose,
}: {
  readonly id: string
  readonly command: Command
  readonly isSelected: boolean
  readonly onChoose: (command: Command) => void
}) {
  const { title, keys = [], disabledBecause } = command
  const isDisabled = disabledBecause !== undefined
  return (
    // Mantine's own `Spotlight.Action` drops its id, which `aria-activedescendant` needs.
    <UnstyledButton
      data-action
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isSelected}
      data-selected={isSelected || undefined}
      aria-disabled={isDisabled}
      className={classes.entry}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (isDisabled) return
        palette.close()
        onChoose(command)
      }}
    >
      <span className={classes.title}>{title}</span>
      {isDisabled && <span className={classes.reason}>{disabledBecause}</span>}
      {keys[0] !== undefined && <Kbd keys={keys[0]} isDecoration />}
    </UnstyledButton>
  )
}
