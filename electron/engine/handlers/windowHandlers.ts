import type { Handlers } from '../../../shared/contract/handlers.ts'
import { configurationOutline } from '../topology/configurationOutline.ts'
import type { HandlerParts } from './handlerParts.ts'

type Names = 'configuration.outline' | 'run.discard' | 'run.restore' | 'settings.read' | 'settings.save'

/** What screens ask for, and a terminal does not. */
export function windowHandlers({ ports, catalogue, tidyUp }: HandlerParts): Pick<Handlers, Names> {
  const { trash, settings } = ports
  return {
    'configuration.outline': async ({ configuration, parameters }) =>
      configurationOutline(configuration, parameters, catalogue),
    'run.discard': async ({ id }) => {
      await tidyUp()
      return trash.discard(id)
    },
    'run.restore': async ({ id }) => {
      await tidyUp()
      return trash.restore(id)
    },
    'settings.read': async () => settings.read(),
    'settings.save': async (changed) => {
      settings.save(changed)
      return settings.read()
    },
  }
}
