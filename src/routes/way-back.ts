/** Where to go on after a form: a path of this house that the form named, never another site; else the home page. */
export function wayBack(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/'
  const address = new URL(given, 'http://here.invalid')
  return address.host === 'here.invalid' ? address.pathname + address.search : '/'
}
