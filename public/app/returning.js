/* Back into a list: the focus is on the link by which it was left. Only addresses of this tab's own pages are remembered. */

const exits = 'exits'

function exitsNow() {
  try {
    return JSON.parse(sessionStorage.getItem(exits)) ?? []
  } catch {
    return []
  }
}

const here = () => location.pathname + location.search

early('click', ({ target }) => {
  const href = target.closest?.('main a[href^="/"]')?.getAttribute('href')
  if (!href) return
  const before = exitsNow().filter(([page]) => page !== here())
  try {
    sessionStorage.setItem(exits, JSON.stringify([...before, [here(), href]].slice(-20)))
  } catch {
    // A full store only costs the way back.
  }
})

function refocus() {
  const [, href] = exitsNow().findLast(([page]) => page === here()) ?? []
  if (href) document.querySelector(`main a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true })
}

let goneBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward'
addEventListener('popstate', () => {
  goneBack = true
})

function arrive() {
  if (goneBack) refocus()
  goneBack = false
}

late('htmx:after:swap', arrive)
arrive()
