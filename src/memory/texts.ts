/** So many are kept of one thing: a list may be asked for in many ways. */
const most = 50

/**
 * Texts that were drawn of things, kept as long as the thing itself is. `as` says everything else that a text depends on; of one thing
 * those stay that were asked for last.
 */
export function createTexts(): (of: object, as: string, draw: () => string) => string {
  const kept = new WeakMap<object, Map<string, string>>()
  return (of, as, draw) => {
    const own = kept.get(of) ?? new Map<string, string>()
    kept.set(of, own)
    const text = own.get(as) ?? draw()
    own.delete(as)
    own.set(as, text)
    const [oldest] = own.keys()
    if (own.size > most && oldest !== undefined) own.delete(oldest)
    return text
  }
}
