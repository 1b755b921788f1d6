import { useSyncExternalStore } from 'react'
import type { ChartTheme } from '../../shared/charts/chartTheme.ts'

const darkScheme = matchMedia('(prefers-color-scheme: dark)')
let read: { readonly scheme: string; readonly theme: ChartTheme } | undefined

/** The tokens as colours a canvas understands; new when the theme changes. */
export function useChartTheme(): ChartTheme {
  return useSyncExternalStore(subscribe, snapshot)
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] })
  darkScheme.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    darkScheme.removeEventListener('change', changed)
  }
}

function snapshot(): ChartTheme {
  const scheme = `${document.documentElement.getAttribute('data-mantine-color-scheme')} ${darkScheme.matches}`
  if (read?.scheme !== scheme) read = { scheme, theme: readTheme() }
  return read.theme
}

/** Read through an element: a custom property itself still says `light-dark(…)`. */
function readTheme(): ChartTheme {
  const probe = document.body.appendChild(document.createElement('span'))
  const color = (token: string): string => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  const theme: ChartTheme = {
    paper: color('paper'),
    band: color('band'),
    ink: color('ink'),
    ink2: color('ink2'),
    ink3: color('ink3'),
    axis: color('ctl'),
    line: color('line'),
    accent: color('accent'),
    down: color('down-t'),
    suspect: color('deg-t'),
    slots: [color('s1'), color('s2'), color('s3'), color('s4'), color('s5'), color('s6')],
    font: getComputedStyle(document.body).fontFamily,
  }
  probe.remove()
  return theme
}
