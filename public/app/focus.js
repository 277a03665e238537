/* Where the focus goes when a part was redrawn, and what is said when the network fails */

let pressed

late('htmx:finally:request', ({ detail: { ctx } }) => {
  if (['submit', 'click'].includes(ctx.sourceEvent?.type)) queueMicrotask(findFocus)
})

/** Buttons are enabled again only after the request's last event, hence the microtask. */
function findFocus() {
  if (document.activeElement && document.activeElement !== document.body) return
  const notice = document.getElementById('notice')
  if (notice?.childElementCount) notice.focus()
  else if (pressed?.isConnected) pressed.focus()
  else document.getElementById('main')?.focus({ preventScroll: true })
}

late('htmx:error', ({ detail: { ctx } }) => {
  const said = document.getElementById('notice')?.dataset
  if (!said || !ctx?.request || ctx.response) return
  say(ctx.request.signal.reason === 'timeout' ? said.late : said.network)
})

/** A page that the browser kept as it was is as old as it looks: read anew, so that what it offers is true. */
addEventListener('pageshow', (event) => {
  if (event.persisted) drawAgain()
})

/** After a change: to the part of the page that it led to, which is also where the keys go on. */
late('htmx:after:swap', () => {
  const main = document.getElementById('main')
  const place = document.getElementById(main?.dataset.at)
  if (!place) return
  history.replaceState(history.state, '', `#${main.dataset.at}`)
  delete main.dataset.at
  place.scrollIntoView()
  place.tabIndex = -1
  place.focus({ preventScroll: true })
})

function say(...words) {
  tell('seal', ...words)
  document.getElementById('notice').focus()
}

function tell(tone, ...words) {
  const line = document.createElement('p')
  line.className = `notice ${tone}`
  line.append(...words)
  document.getElementById('notice').replaceChildren(line)
}
