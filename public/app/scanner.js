/* Scanner: a fast keyboard. A code may come in pieces, with the focus anywhere, or while the last one is under way. It is
   sent after a breath in which a second piece can still arrive; what comes meanwhile is the next code. */

const scanner = () => document.querySelector('[data-scanner]')

const met = new WeakSet([scanner()].filter(Boolean))
scanner()?.select()

let breath
let waiting = false
let flight

/* A scan is told from typing by its haste: no hand sends four keys and more with less than this between each two, in
   milliseconds. Pieces of one code come 40 ms apart (docs/look.md §6). */
const hand = 60

/** The keys that came in one go: what they say, when the last one came, and the field as it was before they did. */
let burst

early('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !takesScans()) return
  const quick = burst !== undefined && !event.repeat && event.timeStamp - burst.last <= hand
  if (event.key === 'Enter' || event.key === 'Tab') return quick ? endBurst(event) : holdPress(event)
  if (event.key.length > 1) return
  if (!quick && event.key === ' ') return holdPress(event)
  clearTimeout(held)
  if (!quick) endWithout()
  burst ??= { text: '', target: event.target, before: stateOf(event.target) }
  burst.text += event.key
  burst.last = event.timeStamp
  if (isInto(event) || (burst.text.length > 2 && /[\d-]/.test(burst.text) && (cameIn(event) || !writing(event))))
    swallow(event)
  clearTimeout(pause)
  pause = setTimeout(endWithout, hand)
})

let pause

/** The field for scans took the focus in the middle of one: no more of it is typed, the whole is delivered. */
const cameIn = ({ target }) => target === scanner() && burst.target !== target && burst.target.isConnected

/** As above, and what began with the focus nowhere is the field's though it is no scan: the page gave it the focus late. */
const isInto = (event) => cameIn(event) && burst.target === document.body

const takesScans = () => scanner() ?? document.getElementById('search')

const stateOf = (field) =>
  field.matches?.('input, textarea, select') ? { value: field.value, at: field.selectionStart } : undefined

function swallow(event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Enter or Tab at the end of a burst: a scan if it reads as a code, and then nothing that has the focus is pressed. */
function endBurst(event) {
  const scan = forget()
  if (scan.target === takesScans()) {
    if (event.key === 'Enter' || !scanner() || !looksScanned(scan.text)) return
    swallow(event)
    return sendSoon(scan.target)
  }
  if (!(scanner() ? looksScanned : isWhole)(scan.text)) return
  swallow(event)
  deliver(scan)
}

/** A scanner that ends with no key: what came in one go and is a whole code, or was typed with the focus nowhere. */
function endWithout() {
  const { text, target, before } = forget() ?? {}
  if (!text) return
  const field = scanner()
  if (isWhole(text)) {
    if (target !== takesScans()) deliver({ text, target, before })
    else if (target === field && field.value === text) sendSoon(field)
  } else if (field && target === document.body && isFree(field) && !keys[text[0]]) take(field, text)
}

/** Nobody has the focus, or this field has been given it since. */
const isFree = (field) => [document.body, field].includes(document.activeElement)

function forget() {
  const ended = burst
  burst = undefined
  clearTimeout(pause)
  // The answer to the last code drew the field anew in the middle of this one: it goes on in the new field.
  if (ended?.target.matches?.('[data-scanner]') && !ended.target.isConnected) ended.target = scanner()
  return ended
}

/** Puts the field back as it was and the code where codes belong; a field that names this kind of code keeps it. */
function deliver({ text, target, before }) {
  if (new RegExp(`^(${target.dataset?.takes ?? '(?!)'})$`, 'i').test(text)) return
  if (before) {
    target.value = before.value
    if (before.at !== null && before.at !== undefined) target.setSelectionRange(before.at, before.at)
    settle(target)
  }
  take(takesScans(), text)
  if (scanner()) sendSoon(scanner())
}

/** The second piece of a code goes behind the first; in place of anything that is selected, as if typed. */
function take(field, text) {
  field.focus()
  const goesOn = field === scanner() && field.selectionStart === field.selectionEnd
  field.value = goesOn ? field.value + text : text
}

const looksScanned = (text) => text.length > 3 && /\d/.test(text.normalize('NFKC'))

/** A page or a box, whole: half a number could be another's. A sign that the scanner sends before or after is not it. */
const isWhole = (text) =>
  /^(\][a-z]\d)?[^0-9a-z]*(P-?[0-9a-z]{4}-?\d{1,3}-?[0-9a-z]|[a-z]{1,2}-\d\d-\d{1,2}-\d{2,3})[^0-9a-z]*$/i.test(
    text.normalize('NFKC'),
  )

/* Where paper is handled, Enter or the space bar on something to press may be the first key of a scan: the press waits
   until a second one would have come. */

let held

function holdPress(event) {
  const target = event.target.closest?.('a[href], button, summary')
  if (!target || event.key === 'Tab' || !(scanner() || location.pathname.startsWith('/archive'))) return
  swallow(event)
  if (event.repeat) return
  clearTimeout(held)
  held = setTimeout(() => target.isConnected && target.click(), hand)
}

/* In the field itself */

late('keydown', (event) => {
  const field = scanner()
  if (!field || event.ctrlKey || event.metaKey || event.altKey || document.activeElement !== field) return
  clearTimeout(breath)
  waiting = false
  if (event.key !== 'Enter') return
  event.preventDefault()
  sendSoon(field)
})

function sendSoon(field) {
  waiting = field.value.trim() !== ''
  clearTimeout(breath)
  breathe()
}

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
