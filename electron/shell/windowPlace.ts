import { smallestWindow } from './windowOptions.ts'

/** Where a window is; without `x` and `y` the system decides. */
export interface WindowPlace {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const usualSize = { width: 1280, height: 800 }
/** Of the window's upper edge, where it can be grabbed. */
const graspable = { width: 120, height: 40 }

/**
 * Where a window can open today, given where it was: screens may have been unplugged or have become smaller since. A window whose
 * upper edge would lie on no screen, or that is larger than its screen, comes back in the middle or smaller.
 * `screens` are the areas without task bars, the main one first.
 */
export function fittingPlace(saved: unknown, screens: readonly Area[]): WindowPlace {
  const was = toPlace(saved)
  const own = was === undefined ? undefined : screens.find((screen) => isGraspable(was, screen))
  const screen = own ?? screens[0]
  const size = was ?? usualSize
  return {
    ...(own !== undefined && was?.x !== undefined && was.y !== undefined && { x: was.x, y: was.y }),
    width: within(size.width, smallestWindow.width, screen?.width),
    height: within(size.height, smallestWindow.height, screen?.height),
    isMaximized: was?.isMaximized ?? false,
  }
}

/** The file may have been written by another version, or by hand. */
function toPlace(saved: unknown): WindowPlace | undefined {
  if (typeof saved !== 'object' || saved === null) return undefined
  const { x, y, width, height, isMaximized } = saved as Record<string, unknown>
  if (!isWhole(width) || !isWhole(height)) return undefined
  return { width, height, ...(isWhole(x) && isWhole(y) && { x, y }), isMaximized: isMaximized === true }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function isGraspable({ x, y, width }: WindowPlace, screen: Area): boolean {
  if (x === undefined || y === undefined) return false
  const seen = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x)
  return seen >= graspable.width && y >= screen.y && y + graspable.height <= screen.y + screen.height
}

function within(value: number, least: number, most = Number.POSITIVE_INFINITY): number {
  return Math.max(least, Math.min(value, most))
}
