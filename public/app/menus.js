/* Menus, phrases, files */

late('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false
  const phrase = target.closest?.('[data-fill]')
  const field = phrase && document.getElementById(phrase.dataset.fill)
  if (!field) return
  field.setRangeText(phrase.value, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
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
