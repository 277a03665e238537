/*
 * What pages do beyond links and forms. Everything listens on the document, so that parts drawn later obey too, and
 * nothing here decides or saves: without script every page still works. The files of this folder are joined into one
 * script in the order that routes/web/assets.ts names, so that a name of one file is known in those after it.
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
