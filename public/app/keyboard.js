/* Keyboard */

const writing = ({ target }) => target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select')

/** Single letters are no shortcuts where a letter means something else, or where somebody turned them off (我的设置). */
const lettersRest = ({ target }) =>
  document.documentElement.dataset.keys === 'off' ||
  target.closest?.('input, textarea, select, details[open], [popover], [role=listbox], [contenteditable]')

late('keydown', (event) => {
  if (event.defaultPrevented) return
  const going = document.documentElement.classList.contains('going')
  document.documentElement.classList.remove('going')
  if (event.key === 'k' && (event.ctrlKey || event.metaKey)) return search(event)
  if (event.key === 'Escape') return leave(event)
  if (event.key === 'ArrowDown') return walkSuggestions(event, 1)
  if (event.key === 'ArrowUp') return walkSuggestions(event, -1)
  if (event.ctrlKey || event.metaKey || event.altKey || lettersRest(event)) return
  if (going) return go(event)
  keys[event.key]?.(event)
})

/** A held key presses once: its repeats are no gesture of their own, least of all on the page that came meanwhile. */
early('keydown', (event) => {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ') && event.target.closest?.('button, summary, a'))
    event.preventDefault()
})

const keys = {
  '/': search,
  j: (event) => walkRows(event, 1),
  k: (event) => walkRows(event, -1),
  n: (event) => nextDoubt(event),
  '?': () => document.querySelector('[data-keys-page]')?.click(),
  g: () => document.documentElement.classList.add('going'),
}

function go(event) {
  const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)
  if (!place) return
  event.preventDefault()
  place.click()
}

function search(event) {
  const field = document.getElementById('search')
  if (!field) return
  event.preventDefault()
  field.focus()
  field.select()
}

function walkRows(event, step) {
  const links = [...document.querySelectorAll('[data-row]')]
    .map((row) => row.querySelector('a, button'))
    .filter((link) => link?.checkVisibility())
  if (links.length === 0) return
  event.preventDefault()
  const at = links.findIndex((link) => link.closest('[data-row]').contains(document.activeElement))
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)
  links[next].focus()
}

function walkSuggestions(event, step) {
  const box = event.target.closest?.('.suggest')
  const stops = [...(box?.querySelectorAll('input, .suggestions a') ?? [])]
  if (stops.length < 2) return
  event.preventDefault()
  stops[stops.indexOf(event.target) + step]?.focus()
}

/** What a button opened and Esc closes: menus, and the box of 退回…. */
const opens = 'details.menu, details.way-back'

function leave(event) {
  const opened = event.target.closest?.(`:is(${opens})[open]`)
  if (opened) {
    event.preventDefault()
    opened.open = false
    opened.querySelector('summary').focus()
  }
  const box = event.target.closest?.('.suggest')
  const list = box?.querySelector('.suggestions')
  if (!list?.childElementCount) return
  event.preventDefault()
  list.replaceChildren()
  box.querySelector('input').focus()
}
