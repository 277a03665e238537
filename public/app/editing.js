/* A block of a page, edited where it stands. Its link leads to a form on a page of its own; here the form is taken out of
   that page, put in the place of the block, and sent from there. What the server reads, writes and logs is the same. */

const editLink = 'a[data-edit]'
const editForm = '[data-editor]'

/** As keeping.js names the form that a link leads to: where it goes, and which record it is about. */
function nameOfEdit({ href }) {
  const { pathname, searchParams } = new URL(href)
  return `${pathname}/records ${searchParams.get('record') ?? ''}`
}

const linksTo = (name) => [...document.querySelectorAll(editLink)].filter((link) => nameOfEdit(link) === name)

const editors = () => [...document.querySelectorAll('.editor')]

const editorOf = (name) => editors().find(({ dataset }) => dataset.of === name)

/** Instead of the row, instead of all that the section holds, or below that: an empty room that forms are put in. */
function roomFor(name) {
  const links = linksTo(name)
  const row = links.map((link) => link.closest('.table tr, .resume li')).find(Boolean)
  const section = links[0]?.closest('section[id]')
  if (!section) return undefined
  const room = document.createElement(row?.localName ?? 'div')
  room.className = 'editor'
  room.dataset.of = name
  const isWhole = links.some(({ dataset }) => dataset.edit === 'whole')
  if (row) row.after(room)
  else (isWhole ? section.querySelector('.card-body') : section).append(room)
  if (!row?.cells) return room
  const cell = room.insertCell()
  cell.colSpan = row.cells.length
  return cell
}

/** The button that a block was opened by, or that it has again. */
function backTo(name) {
  const links = linksTo(name).filter((link) => !link.closest('.banner'))
  const link = links.find((each) => each.closest('tr, li')) ?? links[0]
  link?.focus()
}

/** The keys go into its first field, or the one that is wrong, and all of it is brought into sight. */
function goInto(editor) {
  editor.scrollIntoView({ block: 'nearest' })
  const first = 'input:not([type=hidden]), select, textarea'
  const field = editor.querySelector('[autofocus]') ?? editor.querySelector(first)
  field?.focus()
}

const inPart = (ctx, target, select, swap) =>
  Object.assign(ctx, {
    target,
    select,
    swap: `${swap} show:none ignoreTitle:true`,
    selectOOB: '#notice:innerHTML,#places',
    push: 'false',
  })

const saidOnly = (ctx) => Object.assign(ctx, { swap: 'none', selectOOB: '#notice:innerHTML', push: 'false' })

late('htmx:after:request', ({ detail: { ctx } }) => {
  const { sourceElement: from } = ctx
  if (from.matches?.(editLink)) return openHere(ctx, nameOfEdit(from))
  const editor = from.closest?.('.editor')
  if (editor) sentFrom(ctx, editor)
})

function openHere(ctx, name) {
  const isThere = ctx.text.includes('data-editor')
  if (!ctx.response.raw.ok || editorOf(name)) return saidOnly(ctx)
  const room = isThere && roomFor(name)
  if (!room) return
  inPart(ctx, room, editForm, 'innerHTML')
  ctx.opened = ctx.sourceEvent.isTrusted ? room : undefined
}

/** Saved, the whole dossier is true again and other forms stay open in it; refused, the form says why where it stands. */
function sentFrom(ctx, editor) {
  const page = document.getElementById('dossier')
  const { ok, status } = ctx.response.raw
  if (ok && page && ctx.text.includes('id="dossier"')) {
    ctx.saved = editor.dataset.of
    noteShut(ctx.saved)
    inPart(ctx, page, '#dossier', 'outerHTML')
  } else if ((status === 409 || status === 422) && ctx.text.includes('data-editor')) {
    inPart(ctx, editor.querySelector(editForm).parentElement, editForm, 'innerHTML')
  } else if (!ok) saidOnly(ctx)
}

let otherForms = []
let writtenIn

late('htmx:before:swap', ({ detail: { ctx } }) => {
  if (ctx.saved === undefined) return
  otherForms = editors()
    .filter(({ dataset }) => dataset.of !== ctx.saved)
    .map((editor) => [editor.dataset.of, editor.querySelector(editForm)])
  writtenIn = otherForms.some(([, form]) => form?.contains(document.activeElement)) && document.activeElement
  for (const [, form] of otherForms) form?.remove()
})

late('htmx:after:swap', ({ detail: { ctx } }) => {
  for (const [name, form] of otherForms.splice(0)) if (form) roomFor(name)?.append(form)
  if (ctx.saved !== undefined) goOn(ctx.saved)
  if (ctx.opened) goInto(ctx.opened)
  if (ctx.target === document.body) openAgain()
})

/** Whoever writes in another form by now is left there. */
function goOn(saved) {
  if (writtenIn) writtenIn.focus({ preventScroll: true })
  else backTo(saved)
}

/** A second press on the button leads into the form that is there, and 取消 gives the block back. */
early('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const link = event.target.closest?.(editLink)
  const there = link && editorOf(nameOfEdit(link))
  const left = event.target.closest?.('.editor .form-foot a')?.closest('.editor')
  if (!there && !left) return
  event.preventDefault()
  event.stopImmediatePropagation()
  if (there) goInto(there)
  else giveBlockBack(left)
})

/** The key that opened the form, still held, does not send it: by now it is pressed in the first field. */
early('keydown', (event) => {
  if (event.repeat && event.key === 'Enter' && event.target.closest?.('.editor input')) event.preventDefault()
})

late('keydown', (event) => {
  const editor = event.target.closest?.('.editor')
  if (!editor || event.key !== 'Escape' || event.defaultPrevented) return
  event.preventDefault()
  giveBlockBack(editor)
})

/** What was typed stays in this tab, as everywhere, and is in the form again when that is opened. */
function giveBlockBack(editor) {
  const { of } = editor.dataset
  // A field that leaves the page with the focus tells of its change, and is noted once more.
  editor.remove()
  if (readShelf().forms?.[of]) tell('amber', document.querySelector('[data-left]').dataset.left)
  noteShut(of)
  backTo(of)
}

function noteShut(of) {
  const kept = readShelf()
  writeShelf({ ...kept, open: kept.open?.filter((name) => name !== of) })
}

/** Which of the forms that something was typed in stood in its place: there it is again after a reload, or a way round. */
function noteOpen({ target }) {
  const of = target.closest?.('.editor')?.dataset.of
  const kept = readShelf()
  if (kept.forms?.[of] && !kept.open?.includes(of)) writeShelf({ ...kept, open: [...(kept.open ?? []), of] })
}

late('input', noteOpen)
late('change', noteOpen)

function openAgain() {
  const { me, forms = {}, open = [] } = readShelf()
  if (me !== whose()) return
  for (const name of open) if (forms[name] && !editorOf(name)) linksTo(name)[0]?.click()
}

openAgain()
