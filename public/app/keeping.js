/* What was typed stays in this tab until it is saved: over a reload, a change of language, the session's end, every way
   back. It belongs to one account and goes when that one signs out or another comes. Passwords and files are never kept. */

const shelf = 'typed'

const whose = () => document.getElementById('main')?.dataset.me

const readShelf = () => {
  try {
    return JSON.parse(sessionStorage.getItem(shelf)) ?? {}
  } catch {
    return {}
  }
}

function writeShelf(kept) {
  try {
    if (Object.keys(kept.forms ?? {}).length > 0) sessionStorage.setItem(shelf, JSON.stringify(kept))
    else sessionStorage.removeItem(shelf)
  } catch {
    // A full store keeps nothing; the page itself still does.
  }
}

/** A form is known by where it goes and which record it is about; one without a mark is nobody's. */
function nameOfForm(form) {
  if (form?.method !== 'post' || !form.elements.namedItem('cmd_id')) return undefined
  const record = form.elements.namedItem('record')?.value ?? ''
  return `${new URL(form.getAttribute('action'), location.href).pathname} ${record}`
}

const isTyped = ({ type, name, tagName }) =>
  name && /^(INPUT|TEXTAREA|SELECT)$/.test(tagName) && !/^(hidden|password|file|submit|button)$/.test(type)

const ticks = ({ type }) => type === 'checkbox' || type === 'radio'

const nowIn = (field) => (ticks(field) ? field.checked : field.value)

function drawnIn(field) {
  // What a page drawn anew would have here, where this one shows a text that was sent and not saved.
  if (field.dataset.drawn !== undefined) return field.dataset.drawn
  if (ticks(field)) return field.defaultChecked
  if (field.tagName !== 'SELECT') return field.defaultValue
  return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value
}

/** One entry a field that differs from what was drawn: its name, its own value where it ticks, what it was, what it is. */
const changedIn = (form) =>
  [...form.elements]
    .filter((field) => isTyped(field) && nowIn(field) !== drawnIn(field))
    .map((field) => [field.name, ticks(field) ? field.value : '', drawnIn(field), nowIn(field)])

function keep({ target }) {
  movesOn = false
  const [me, name] = [whose(), nameOfForm(target.form)]
  if (!me || !name) return
  const kept = readShelf()
  const forms = { ...kept.forms }
  const changed = changedIn(target.form)
  if (changed.length > 0) forms[name] = changed
  else delete forms[name]
  writeShelf({ ...kept, me, forms })
}

late('input', keep)
late('change', keep)

/** A page that the program draws anew, or a form that is sent: nobody is leaving. */
let movesOn = false

function drawAgain() {
  movesOn = true
  location.reload()
}

late('submit', ({ defaultPrevented }) => {
  movesOn = !defaultPrevented
})

const hasFile = (form) => [...form.elements].some(({ type, files }) => type === 'file' && files.length > 0)

/** The tab takes what was typed with it, and a chosen file is kept nowhere: the browser asks before it closes. */
addEventListener('beforeunload', (event) => {
  const isWritten = (form) => nameOfForm(form) && (changedIn(form).length > 0 || hasFile(form))
  if (!movesOn && [...document.forms].some(isWritten)) event.preventDefault()
})

/** Puts what was kept into the forms of this page. */
function giveBack() {
  const [me, kept] = [whose(), readShelf()]
  if (!me) return
  if (kept.me !== me) return writeShelf({})
  const restored = [...document.forms].flatMap((form) =>
    (kept.forms[nameOfForm(form)] ?? []).filter((entry) => putBack(form, entry)),
  )
  const notice = document.getElementById('notice')
  if (restored.length > 0 && notice.childElementCount === 0) tell('amber', notice.dataset.restored)
}

/** A field that somebody else has changed meanwhile, or that is filled already, stays as it is. */
function putBack(form, [name, own, was, is]) {
  const isIt = (one) => one.name === name && isTyped(one) && (!ticks(one) || one.value === own)
  const field = [...form.elements].find(isIt)
  if (!field || drawnIn(field) !== was || nowIn(field) !== was) return false
  if (ticks(field)) field.checked = is
  else field.value = is
  count(field)
  const folded = field.closest('details:not([open])')
  if (folded) folded.open = true
  return true
}

function forgetTyped(form) {
  const [kept, name] = [readShelf(), nameOfForm(form)]
  if (!name || !kept.forms?.[name]) return
  delete kept.forms[name]
  writeShelf(kept)
}

/** Whatever is answered well was taken. */
late('htmx:after:request', ({ detail: { ctx } }) => {
  if (ctx.sourceElement?.matches?.('form') && ctx.response.raw.ok) forgetTyped(ctx.sourceElement)
})

late('htmx:after:swap', giveBack)
giveBack()

/** Signing out clears every tab of this house, not this one alone. */
const signedOut = 'signed-out'

early('submit', ({ target }) => {
  if (!target.getAttribute('action')?.endsWith('/sign-out')) return
  writeShelf({})
  sessionStorage.removeItem(exits)
  try {
    localStorage.setItem(signedOut, String(Date.now()))
  } catch {
    // Without a store there is nothing in the other tabs either.
  }
})

addEventListener('storage', ({ key }) => {
  if (key !== signedOut) return
  writeShelf({})
  sessionStorage.removeItem(exits)
})

/** After signing in it goes on at the very place of the page, which the server is never told. */
for (const field of document.querySelectorAll('form[action="/sign-in"] [name=to]'))
  if (location.hash && !field.value.includes('#')) field.value += location.hash
