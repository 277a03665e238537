/*
 * What pages do beyond links and forms. Everything listens on the document, so that parts drawn later obey too, and
 * nothing here decides or saves: without script every page still works.
 */

/* Input methods. While one composes, the keys belong to it: no shortcut, no submit, no search with half a syllable.
   Chrome marks the keys (isComposing); Safari ends the composition first and then sends its Enter with code 229. */

const composing = new WeakSet()

const composes = (event) => event.isComposing || event.keyCode === 229 || composing.has(event.target)

const early = (type, listener) => document.addEventListener(type, listener, true)
const late = (type, listener) => document.addEventListener(type, listener)

early('compositionstart', ({ target }) => {
  composing.add(target)
  if (target.dataset?.suggest) target.dispatchEvent(new CustomEvent('htmx:abort'))
})

early('compositionend', ({ target }) => {
  composing.delete(target)
  settle(target)
})

early('input', (event) => {
  if (!event.isComposing && !composing.has(event.target)) settle(event.target)
})

early('keydown', (event) => {
  if (!composes(event)) return
  event.stopImmediatePropagation()
  if (event.key === 'Enter') event.preventDefault()
})

early('submit', (event) => {
  pressed = event.submitter
  if (!composing.has(document.activeElement)) return keepAddress(event)
  event.preventDefault()
  event.stopImmediatePropagation()
})

/** A button with an address of its own leads to another page; htmx would send it to the form's and redraw a part. */
function keepAddress(event) {
  if (event.submitter?.hasAttribute('formaction')) event.stopImmediatePropagation()
}

/** Tells a field with suggestions that its text stands; htmx waits a moment and asks once. */
function settle(field) {
  const list = document.getElementById(field.dataset?.suggest)
  if (!list) return
  if (field.value.trim() === '') list.replaceChildren()
  else field.dispatchEvent(new CustomEvent('settled'))
}

/* Keyboard */

const writing = ({ target }) => target.closest?.('input:not([type=checkbox], [type=radio]), textarea, select')

late('keydown', (event) => {
  if (event.defaultPrevented) return
  const going = document.documentElement.classList.contains('going')
  document.documentElement.classList.remove('going')
  if (event.key === 'k' && (event.ctrlKey || event.metaKey)) return search(event)
  if (event.key === 'Escape') return leave(event)
  if (event.key === 'ArrowDown') return walkSuggestions(event, 1)
  if (event.key === 'ArrowUp') return walkSuggestions(event, -1)
  if (event.ctrlKey || event.metaKey || event.altKey || writing(event)) return
  if (going) return go(event)
  keys[event.key]?.(event)
})

const keys = {
  '/': search,
  j: (event) => walkRows(event, 1),
  k: (event) => walkRows(event, -1),
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
    .filter(Boolean)
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

function leave(event) {
  const menu = event.target.closest?.('details.menu[open]')
  if (menu) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
  const box = event.target.closest?.('.suggest')
  const list = box?.querySelector('.suggestions')
  if (!list?.childElementCount) return
  event.preventDefault()
  list.replaceChildren()
  box.querySelector('input').focus()
}

/* Menus, phrases, files */

late('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false
  const phrase = target.closest?.('[data-fill]')
  const field = phrase && document.getElementById(phrase.dataset.fill)
  if (!field) return
  field.setRangeText(phrase.value, field.selectionStart, field.selectionEnd, 'end')
  field.focus()
})

late('change', ({ target }) => {
  const { preview } = target.dataset
  if (preview) document.getElementById(preview).replaceChildren(...[...target.files].map(fileLine))
})

/** A file before it goes: its name, its size, and a picture as a picture. */
function fileLine(file) {
  const line = document.createElement('li')
  const size = document.createElement('small')
  size.textContent = `${Math.max(1, Math.round(file.size / 1024)).toLocaleString('en')} KB`
  line.append(file.name, size)
  if (/^image\/(jpeg|png)$/.test(file.type)) {
    const image = document.createElement('img')
    image.alt = ''
    const reader = new FileReader()
    reader.onload = () => {
      image.src = reader.result
    }
    reader.readAsDataURL(file)
    line.prepend(image)
  }
  return line
}

/* Scanner: a fast keyboard. A code may come in pieces, with the focus nowhere, or while the last one is under way. It is
   sent on Enter only, after a breath in which a second piece can still arrive; what comes meanwhile is the next code. */

const scanner = () => document.querySelector('[data-scanner]')

const met = new WeakSet([scanner()].filter(Boolean))
scanner()?.select()

let breath
let waiting = false
let flight

late('keydown', (event) => {
  const field = scanner()
  if (!field || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key.length === 1 && !event.target.closest('input, textarea, select, button, a, summary')) field.focus()
  if (document.activeElement !== field) return
  clearTimeout(breath)
  waiting = false
  if (event.key !== 'Enter') return
  event.preventDefault()
  waiting = field.value.trim() !== ''
  breathe()
})

function breathe() {
  breath = setTimeout(() => {
    if (!waiting || flight) return
    waiting = false
    scanner()?.form.requestSubmit()
  }, 90)
}

late('htmx:before:request', ({ target }) => {
  const field = target.querySelector?.('[data-scanner]')
  if (!field) return
  flight = { field, code: field.value }
  field.value = ''
})

/** A field that was just drawn: what is in it was looked up or refused, and the next code takes its place. */
late('htmx:before:settle', () => {
  const field = scanner()
  if (!field || met.has(field)) return
  met.add(field)
  if (!flight) return field.select()
  if (flight.field.value) field.value = flight.field.value
  field.focus()
  if (!flight.field.value) field.select()
  land()
})

late('htmx:finally:request', () => {
  if (!flight) return
  if (!flight.field.value) flight.field.value = flight.code
  flight.field.focus()
  land()
})

function land() {
  flight = undefined
  if (waiting) breathe()
}

/* Where the focus goes when a part was redrawn, and what is said when the network fails */

let pressed

late('htmx:finally:request', ({ detail: { ctx } }) => {
  if (['submit', 'click'].includes(ctx.sourceEvent?.type)) queueMicrotask(findFocus)
})

/** Buttons are enabled again only after the request's last event, hence the microtask. */
function findFocus() {
  if (document.activeElement && document.activeElement !== document.body) return
  const notice = document.getElementById('notice')
  if (notice?.childElementCount) notice.focus()
  else if (pressed?.isConnected) pressed.focus()
  else document.getElementById('main')?.focus({ preventScroll: true })
}

late('htmx:error', ({ detail: { ctx } }) => {
  const said = document.getElementById('notice')?.dataset
  if (!said || !ctx?.request || ctx.response) return
  say(ctx.request.signal.reason === 'timeout' ? said.late : said.network)
})

/** The session ended while something was typed: the page stays as it is, and the way in opens beside it. */
late('htmx:after:request', (event) => {
  const { ctx } = event.detail
  if (ctx.response.status !== 401 || ctx.hx.redirect) return
  event.preventDefault()
  const { text, link } = JSON.parse(ctx.text)
  const way = document.createElement('a')
  Object.assign(way, { href: link.href, target: '_blank', rel: 'noopener', textContent: link.label })
  say(text, ' ', way)
})

function say(...words) {
  const notice = document.getElementById('notice')
  const line = document.createElement('p')
  line.className = 'notice seal'
  line.append(...words)
  notice.replaceChildren(line)
  notice.focus()
}

/* A file that changes the page it was asked from: kept, and then the page drawn again. Refused, the browser shows why;
   sending it a second time is harmless, since a repeat of the same form does nothing. */

late('submit', async (event) => {
  const form = event.target.closest('form[data-download]')
  if (!form || event.defaultPrevented) return
  event.preventDefault()
  for (const button of form.querySelectorAll('button')) button.disabled = true
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form) }).catch(() => undefined)
  if (!answer?.ok) return form.submit()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
  link.click()
  setTimeout(() => location.reload(), 400)
})
