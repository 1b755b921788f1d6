import { useLayoutEffect } from 'react'
import { bridge } from '../bridge.ts'
import { useSettings } from '../stores/settings.ts'
import { currentCommands, runCommand } from './commands.ts'
import { isPressed, isSingleKey } from './keys.ts'

const fields = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'

/** Single keys are for reading, not for typing, and not for what lies under a dialog. */
function isForSingleKeys(target: EventTarget | null): boolean {
  const isInField = target instanceof Element && target.closest(fields) !== null
  return !isInField && document.querySelector('[aria-modal=true]') === null
}

/** The keys of all commands, as long as the component is there. What a control has used already is left to it. */
export function useGlobalKeys(): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      const areSingleKeysOn = useSettings.getState().settings.singleKeys && isForSingleKeys(event.target)
      const command = currentCommands().find(({ keys = [] }) =>
        keys.some((key) => (areSingleKeysOn || !isSingleKey(key)) && isPressed(key, event, bridge.platform)),
      )
      if (command === undefined) return
      event.preventDefault()
      runCommand(command.id)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
