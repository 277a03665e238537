/* A file that changes the page it was asked from: kept, and then the page drawn again. Refused, or led to another page, the
   browser goes there itself; sending it a second time is harmless, since a repeat of the same form does nothing. */

late('submit', async (event) => {
  const form = event.target.closest('form[data-download]')
  if (!form || event.defaultPrevented) return
  event.preventDefault()
  for (const button of form.querySelectorAll('button')) button.disabled = true
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form) }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return form.submit()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  const said = answer.headers.get('content-disposition') ?? ''
  const name = /filename\*=UTF-8''(\S+)/.exec(said)?.[1]
  link.download = name ? decodeURIComponent(name) : (/filename="([^"]+)"/.exec(said)?.[1] ?? '')
  link.click()
  setTimeout(drawAgain, 400)
})
