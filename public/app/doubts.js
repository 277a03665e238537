/* What is doubtful on a page, one after the other: by the button that says where one is, and by the key n. */

late('click', (event) => {
  if (event.target.closest?.('[data-next-doubt]')) nextDoubt(event)
})

let lastDoubt

function nextDoubt(event) {
  const all = [...document.querySelectorAll('[data-doubt]')]
  if (all.length === 0) return
  event.preventDefault()
  const at = (all.indexOf(lastDoubt) + 1) % all.length
  lastDoubt = all[at]
  for (const button of document.querySelectorAll('[data-next-doubt]'))
    button.textContent = button.dataset.nextDoubt.replace('{at}', at + 1).replace('{count}', all.length)
  lastDoubt.scrollIntoView({ block: 'center' })
  lastDoubt.querySelector('button')?.focus({ preventScroll: true })
}
