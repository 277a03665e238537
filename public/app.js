/*
 * What the page does beyond links and forms. Everything listens on the document, so that parts drawn later obey too, and
 * nothing here decides or saves: without script every page still works.
 */

const composing = new WeakSet()

/* Input methods. While one composes, keys belong to it: no shortcut, no submit, no search with half a syllable.
   Chrome marks the keys (isComposing); Safari ends the composition first and then sends the Enter with code 229. */

const isComposing = (event) => event.isComposing || event.keyCode === 229 || composing.has(event.target)

document.addEventListener(
  'compositionstart',
  (event) => {
    composing.add(event.target)
    if (event.target.dataset?.suggest) event.target.dispatchEvent(new CustomEvent('htmx:abort'))
  },
  true,
)

document.addEventListener(
  'compositionend',
  (event) => {
    composing.delete(event.target)
    settle(event.target)
  },
  true,
)

document.addEventListener(
  'input',
  (event) => {
    if (!event.isComposing && !composing.has(event.target)) settle(event.target)
  },
  true,
)

document.addEventListener(
  'keydown',
  (event) => {
    if (!isComposing(event)) return
    if (event.key === 'Enter' || event.keyCode === 229) event.stopImmediatePropagation()
    if (event.key === 'Enter') event.preventDefault()
  },
  true,
)

document.addEventListener(
  'submit',
  (event) => {
    if (!composing.has(document.activeElement)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  },
  true,
)

/** Tells a field with suggestions that its text stands; htmx waits a moment and asks once. */
function settle(field) {
  const list = document.getElementById(field.dataset?.suggest)
  if (!list) return
  if (field.value.trim() === '') list.replaceChildren()
  else field.dispatchEvent(new CustomEvent('settled'))
}

/* Keyboard */

const editable = (element) =>
  element.closest?.('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]')

let going = false

document.addEventListener('keydown', (event) => {
  if (isComposing(event) || event.defaultPrevented) return
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    focusSearch(event)
    return
  }
  if (event.key === 'Escape') leave(event)
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walkSuggestions(event)
  if (event.ctrlKey || event.metaKey || event.altKey || editable(event.target)) return
  shortcut(event)
})

function shortcut(event) {
  if (going) {
    going = false
    const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)
    if (place) {
      event.preventDefault()
      place.click()
    }
    return
  }
  if (event.key === 'g') going = true
  else if (event.key === '/') focusSearch(event)
  else if (event.key === 'j') walkRows(event, 1)
  else if (event.key === 'k') walkRows(event, -1)
}

function focusSearch(event) {
  const search = document.getElementById('search')
  if (!search) return
  event.preventDefault()
  search.focus()
  search.select()
}

function walkRows(event, step) {
  const links = [...document.querySelectorAll('[data-row]')]
    .map((row) => row.querySelector('a, button'))
    .filter(Boolean)
  if (links.length === 0) return
  event.preventDefault()
  const at = links.findIndex((link) => link.closest('[data-row]').contains(document.activeElement))
  const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)
  links[to].focus()
}

function walkSuggestions(event) {
  const box = event.target.closest?.('.suggest')
  const links = [...(box?.querySelectorAll('.suggestions a') ?? [])]
  if (links.length === 0) return
  event.preventDefault()
  const to = links.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)
  const next = to < 0 ? box.querySelector('input') : links[to]
  next?.focus()
}

function leave(event) {
  const menu = event.target.closest?.('details.menu[open]')
  if (menu) {
    menu.open = false
    menu.querySelector('summary').focus()
    return
  }
  const box = event.target.closest?.('.suggest')
  const list = box?.querySelector('.suggestions')
  if (list?.childElementCount) {
    event.preventDefault()
    list.replaceChildren()
    box.querySelector('input').focus()
  }
}

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(event.target)) menu.open = false
  const phrase = event.target.closest?.('[data-fill]')
  if (phrase) fill(document.getElementById(phrase.dataset.fill), phrase.value)
})

/** Puts a common phrase at the caret, so that two of them make a sentence. */
function fill(field, text) {
  if (!field) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.focus()
}

document.addEventListener('change', (event) => {
  const { tickAll } = event.target.dataset
  if (tickAll) {
    for (const box of document.getElementsByName(tickAll)) box.checked = event.target.checked
  }
  if (event.target.dataset.preview) preview(event.target)
})

/* Files, before they go */

function preview(field) {
  const list = document.getElementById(field.dataset.preview)
  list.replaceChildren(
    ...[...field.files].map((file) => {
      const line = document.createElement('li')
      const size = document.createElement('small')
      size.textContent = `${Math.max(1, Math.round(file.size / 1024)).toLocaleString('en')} KB`
      if (/^image\/(jpeg|png)$/.test(file.type)) line.append(picture(file))
      line.append(file.name, size)
      return line
    }),
  )
}

function picture(file) {
  const image = document.createElement('img')
  image.alt = ''
  const reader = new FileReader()
  reader.onload = () => {
    image.src = reader.result
  }
  reader.readAsDataURL(file)
  return image
}

/* Scanner. A scanner is a fast keyboard: the code may come in pieces, through an input method, or while the last one is
   still under way. It is sent on Enter only, after a breath in which a second piece can still arrive. */

const scanner = () => document.querySelector('[data-scanner]')

let breath
let flying = false
let queued = false

document.addEventListener('keydown', (event) => {
  const field = scanner()
  if (!field || event.ctrlKey || event.metaKey || event.altKey) return
  if (
    event.key.length === 1 &&
    event.target !== field &&
    !event.target.closest?.('input, textarea, select, button, a, summary')
  )
    field.focus()
  if (event.target !== field) return
  clearTimeout(breath)
  if (event.key !== 'Enter' || isComposing(event)) return
  event.preventDefault()
  queued = field.value.trim() !== ''
  breath = setTimeout(sendScan, 90)
})

function sendScan() {
  const field = scanner()
  if (!field || flying || !queued) return
  queued = false
  field.form.requestSubmit()
}

document.addEventListener('htmx:before:request', (event) => {
  const field = event.target.querySelector?.('[data-scanner]')
  if (!field) return
  flying = true
  field.value = ''
})

document.addEventListener('htmx:before:swap', () => {
  const field = flying && scanner()
  if (field) carried = field.value
})

document.addEventListener('htmx:finally:request', () => {
  const field = scanner()
  if (!flying || !field) return
  flying = false
  if (carried) field.value = carried
  carried = ''
  field.focus()
  if (queued) breath = setTimeout(sendScan, 90)
})

let carried = ''

/* Where the focus goes when a part was redrawn, and what is said when the network fails */

let pressed

document.addEventListener(
  'submit',
  (event) => {
    pressed = event.submitter
  },
  true,
)

document.addEventListener('htmx:finally:request', (event) => {
  if (document.activeElement && document.activeElement !== document.body) return
  if (pressed?.isConnected && !event.detail.ctx?.target?.contains?.(pressed)) pressed.focus()
  if (document.activeElement !== document.body) return
  const notice = document.getElementById('notice')
  const place = notice?.childElementCount ? notice : document.getElementById('main')
  place?.focus({ preventScroll: place !== notice })
})

document.addEventListener('htmx:error', (event) => {
  const { error, ctx } = event.detail
  if (!ctx?.request || ctx.response) return
  const { network, later } = document.getElementById('main').dataset
  say(ctx.request.signal?.reason === 'timeout' || error?.name === 'AbortError' ? later : network)
})

function say(text) {
  const notice = document.getElementById('notice')
  if (!notice) return
  notice.className = 'notice seal'
  const line = document.createElement('span')
  line.textContent = text
  notice.replaceChildren(line)
  notice.focus()
}
