/** Where to go on after a form: a path of this house that the form named, never another site; else the home page. */
export function wayBack(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/'
  const here = 'http://here.invalid'
  const address = URL.parse(given, here)
  if (address?.origin !== here) return '/'
  const path = address.pathname + address.search
  // `/.//elsewhere.cn` is a path of ours whose dot is dropped on the way, and what is left names another host.
  return path.startsWith('//') ? '/' : path
}
