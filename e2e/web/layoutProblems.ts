/**
 * What a person would see as broken in the page as it is: text that is cut off, regions that do not fit the window, words that were
 * never translated, text that is too small, targets that are too small. Runs in the page, so it is one function. Cut-off text is
 * fine where it is meant: an ellipsis with the whole text in a title, or a control that opens it.
 */
export function layoutProblems({
  namespaces,
  language,
}: {
  readonly namespaces: readonly string[]
  readonly language: string
}): string[] {
  const problems = new Set<string>()
  const quote = (text: string): string => `“${text.trim().replace(/\s+/g, ' ').slice(0, 60)}”`
  const smallestTextPx = 10.5
  const smallestTargetPx = 24

  /** Text for screen readers only stands in a box of 1 px. */
  const isForEarsOnly = (element: Element): boolean =>
    element instanceof HTMLElement && element.offsetWidth <= 1 && getComputedStyle(element).position === 'absolute'
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.unseen') === null &&
    !isForEarsOnly(element)

  const textRect = (node: Node): DOMRect => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return range.getBoundingClientRect()
  }

  const isCutOnPurpose = (element: Element): boolean =>
    getComputedStyle(element).textOverflow === 'ellipsis' && element.closest('[title], [aria-expanded]') !== null

  /** The first ancestor that cuts the text off without a way to scroll to it. */
  const cutBy = (owner: Element, rect: DOMRect): Element | undefined => {
    const isFixed = getComputedStyle(owner).position === 'fixed'
    for (let at: Element | null = owner; at !== null && at !== document.body && !isFixed; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at)
      const box = at.getBoundingClientRect()
      const scrolls = ['auto', 'scroll']
      if (scrolls.includes(overflowX) || scrolls.includes(overflowY)) return undefined
      const isPast = rect.right > box.right + 1 || rect.left < box.left - 1
      const isBelow = rect.bottom > box.bottom + 1 || rect.top < box.top - 1
      if ((overflowX !== 'visible' && isPast) || (overflowY !== 'visible' && isBelow)) return at
    }
    return undefined
  }

  const looksUntranslated = (text: string): boolean =>
    /\{\{|\[object |\bundefined\b|\bNaN\b/.test(text) ||
    (/^[a-zA-Z]+(\.\w+)+$/.test(text.trim()) && namespaces.includes(text.trim().split('.')[0] ?? ''))

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const owner = node.parentElement
    const text = node.textContent ?? ''
    if (owner === null || text.trim() === '' || !isSeen(owner) || owner.closest('script, style, title') !== null)
      continue
    const rect = textRect(node)
    if (rect.width === 0) continue
    if (looksUntranslated(text)) problems.add(`not translated: ${quote(text)}`)
    const isProse = owner.closest('code, .mono, kbd, pre') === null
    if (language === 'fr' && isProse && /[a-zà-ÿ]'[a-zà-ÿ]|[^\s\u00a0\u202f] [:;?!%»]|« /i.test(text))
      problems.add(`not French typography: ${quote(text)}`)

    const svg = owner.closest('svg')
    const scale = svg instanceof SVGSVGElement ? (svg.getScreenCTM()?.a ?? 1) : 1
    const sizePx = Number.parseFloat(getComputedStyle(owner).fontSize) * scale
    if (sizePx < smallestTextPx - 0.05) problems.add(`text of ${sizePx.toFixed(1)} px: ${quote(text)}`)

    const cutting = cutBy(owner, rect)
    if (cutting !== undefined && !isCutOnPurpose(cutting) && !isCutOnPurpose(owner))
      problems.add(`cut off: ${quote(text)}`)
    const { display } = getComputedStyle(owner)
    const spills = owner instanceof HTMLElement && display !== 'inline' && owner.scrollWidth > owner.clientWidth + 1
    if (spills && !['auto', 'scroll'].includes(getComputedStyle(owner).overflowX) && !isCutOnPurpose(owner))
      problems.add(`wider than its place by ${owner.scrollWidth - owner.clientWidth} px: ${quote(text)}`)
  }

  for (const element of document.querySelectorAll('[title], [aria-label]'))
    for (const name of ['title', 'aria-label'])
      if (looksUntranslated(element.getAttribute(name) ?? ''))
        problems.add(`not translated: ${element.outerHTML.slice(0, 80)}`)

  const whole = document.documentElement
  if (whole.scrollWidth > innerWidth)
    problems.add(`the window scrolls sideways: ${whole.scrollWidth} of ${innerWidth} px`)
  if (whole.scrollHeight > innerHeight) problems.add(`the window scrolls: ${whole.scrollHeight} of ${innerHeight} px`)

  const selector =
    'a[href], button, input, select, textarea, [role=checkbox], [role=option], [role=tab], [role=menuitem]'
  /** What of it is in sight: a scroller's edge hides the rest, whose place on the screen is somebody else's. */
  const shownPart = (element: Element, box: DOMRect): DOMRect => {
    let { left, top, right, bottom } = box
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at)
      const edge = at.getBoundingClientRect()
      if (at !== element && overflowX !== 'visible') {
        left = Math.max(left, edge.left)
        right = Math.min(right, edge.right)
      }
      if (at !== element && overflowY !== 'visible') {
        top = Math.max(top, edge.top)
        bottom = Math.min(bottom, edge.bottom)
      }
      if (position === 'fixed') break
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top))
  }
  /** Nothing behind a dialog can be aimed at; its own lists open beside it. */
  const dialog = [...document.querySelectorAll('[role=dialog][aria-modal=true]')].filter(isSeen).at(-1)
  const isInReach = (one: Element): boolean =>
    dialog === undefined || dialog.contains(one) || one.closest('[role=listbox], [role=menu]') !== null
  const targets = [...document.querySelectorAll<HTMLElement>(selector)]
    .filter(
      (one) => isInReach(one) && isSeen(one) && !one.matches(':disabled') && getComputedStyle(one).display !== 'inline',
    )
    .map((element) => {
      const whole = element.getBoundingClientRect()
      return { element, whole, box: shownPart(element, whole) }
    })
    .filter(({ box }) => box.width > 1 && box.height > 1)
  const isSmall = (box: DOMRect): boolean => box.width < smallestTargetPx - 0.5 || box.height < smallestTargetPx - 0.5
  const toCircle = (box: DOMRect): DOMRect =>
    new DOMRect(
      box.x + box.width / 2 - smallestTargetPx / 2,
      box.y + box.height / 2 - smallestTargetPx / 2,
      smallestTargetPx,
      smallestTargetPx,
    )
  const meet = (a: DOMRect, b: DOMRect): boolean =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5
  const isWhole = ({ whole, box }: { readonly whole: DOMRect; readonly box: DOMRect }): boolean =>
    box.width > whole.width - 1 && box.height > whole.height - 1
  for (const target of targets) {
    const { element, box } = target
    // `data-dense`: small on purpose, with the reason beside it. One that an edge cuts is scrolled to before it is aimed at.
    if (!isSmall(box) || !isWhole(target) || element.closest('[data-dense]') !== null) continue
    // A small target is fine with room around it: a square of 24 px that no other target, nor its square, reaches into.
    const room = toCircle(box)
    const other = targets.find(
      (one) =>
        one.element !== element &&
        !one.element.contains(element) &&
        !element.contains(one.element) &&
        meet(room, isSmall(one.whole) && isWhole(one) ? toCircle(one.box) : one.box),
    )
    const what = element.getAttribute('aria-label') ?? element.textContent ?? ''
    if (other !== undefined)
      problems.add(`target of ${Math.round(box.width)} × ${Math.round(box.height)} px: ${quote(what)}`)
  }
  return [...problems]
}
