const stepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((seconds) => seconds * 1000)

/** Round times from 0 on, so that labels of about 30 px never touch; the end itself only when it is one of them. */
export function timeTicks(endMs: number, widthPx: number, labelPx = 48): number[] {
  const stepMs = stepsMs.find((step) => (step / endMs) * widthPx >= labelPx) ?? Math.max(endMs, 1)
  return Array.from({ length: Math.floor(endMs / stepMs + 1e-9) + 1 }, (_, index) => index * stepMs)
}
