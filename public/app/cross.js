/* Cross-table: r, c, m and f go to its parts, x turns it, s keeps it, Alt and an arrow nests the side the other way. */
const crossParts = { r: 'rows', c: 'columns', m: 'count', f: 'of' }

late('keydown', (event) => {
  const form = document.querySelector('[data-cross]')
  if (!form || event.defaultPrevented || event.ctrlKey || event.metaKey) return
  const field = event.target.closest?.('[data-cross] select')
  const press = (way) => {
    event.preventDefault()
    form.requestSubmit(form.querySelector(way))
  }
  if (event.altKey) {
    const nests = field && /^Arrow/.test(event.key) && form.querySelector(`[name=do][value="${field.name}"]`)
    if (nests) press(`[value="${field.name}"]`)
    return
  }
  if (field && event.key === 'Enter') return press('.go')
  if (!field && lettersRest(event)) return
  if (document.documentElement.dataset.keys === 'off') return
  if (event.key === 'x') return press('[value=turn]')
  const keeping = event.key === 's' && document.querySelector('#cross-name')
  if (keeping) {
    event.preventDefault()
    keeping.closest('details').open = true
    return keeping.focus()
  }
  const part = crossParts[event.key]
  if (!part) return
  event.preventDefault()
  form.querySelector(`[name=${part}]`).focus()
})
