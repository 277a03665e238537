/* How long a text is, once it comes near its limit. Nothing is cut: what is too long is refused, and shortened by hand. */

function count(field) {
  const most = Number(field.dataset?.max)
  const shown = most && field.parentElement?.querySelector('.count')
  if (!shown) return
  const { length } = field.value
  shown.hidden = length < most * 0.9
  shown.textContent = `${length.toLocaleString('en')} / ${most.toLocaleString('en')}`
  shown.classList.toggle('over', length > most)
}

late('input', ({ target }) => count(target))
for (const field of document.querySelectorAll('[data-max]')) count(field)
late('htmx:after:swap', () => {
  for (const field of document.querySelectorAll('[data-max]')) count(field)
})
