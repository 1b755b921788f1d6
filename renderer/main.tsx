import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './app/tokens.css'
import './app/base.css'
import './app/mantineParts.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { usePlace } from './app/place.ts'
import { loadScreen } from './app/screenParts.tsx'
import { loadSettings } from './stores/settings.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const [failure] = await Promise.all([loadSettings(), loadScreen(usePlace.getState().screen)])
createRoot(root).render(<App isShutOut={failure?.kind === 'notOurWindow'} />)
