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
