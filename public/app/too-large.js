/* What is over its limit is not sent: its field says so, and everything typed stays where it is. The server refuses it too. */

/** What of a form is too much: its field, how large it is, how large it may be. */
function tooMuchIn(form, submitter, { most: usual }) {
  const { most = usual, mostFile = Infinity, mostBody = Infinity } = form.dataset
  const texts = [...new FormData(form, submitter)].filter(([, value]) => typeof value === 'string')
  const inParts = form.enctype.startsWith('multipart')
  const is = inParts ? new Blob(texts.map(([, text]) => text)).size : `${new URLSearchParams(texts)}`.length
  const length = ({ value }) => value?.length ?? 0
  const [longest] = [...form.elements].sort((one, two) => length(two) - length(one))
  if (is > most) return { field: longest, is, most, words: 'large' }
  for (const field of form.querySelectorAll('[type=file]')) {
    const sizes = [...field.files].map(({ size }) => size)
    const [largest, all] = [Math.max(0, ...sizes), sizes.reduce((sum, size) => sum + size, is)]
    if (largest > mostFile) return { field, is: largest, most: mostFile, words: 'largeFile' }
    if (all > mostBody) return { field, is: all, most: mostBody, words: 'largeFile' }
  }
}

/** Before everything else that a form does when it is sent. */
addEventListener(
  'submit',
  (event) => {
    const said = document.getElementById('notice').dataset
    const found = event.target.method === 'post' && tooMuchIn(event.target, event.submitter, said)
    if (!found) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const size = Math.ceil(found.is / 104857.6) / 10
    const most = Math.floor(found.most / 104857.6) / 10
    refuseAt(found.field, said[found.words].replace('{size}', size).replace('{most}', most))
  },
  true,
)

/** The sentence below the field until that is changed; where a field is not to be seen, in the notice. */
function refuseAt(field, words) {
  if (!field.checkVisibility()) return say(words)
  const id = `${field.id}-large`
  document.getElementById(id)?.remove()
  const line = Object.assign(document.createElement('p'), { id, className: 'problem', textContent: words })
  field.after(line)
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-errormessage', id)
  field.focus()
  const mended = () => {
    line.remove()
    field.removeAttribute('aria-invalid')
  }
  for (const type of ['input', 'change']) field.addEventListener(type, mended, { once: true })
}
