/**
 * 姓氏笔画: names in the order of their strokes, character by character, as official lists have it. Each name becomes a key
 * that plain comparison of strings orders, since asking the collator for every pair of 100,000 names takes seconds.
 */
export type StrokeOrder = {
  /** Makes the characters of a text known: many at once are cheaper than one by one. */
  readonly learn: (text: string) => void
  /** Comparable with the keys made since the last unknown character arrived, so make and compare them together. */
  readonly key: (text: string) => string
}

export function createStrokeOrder(): StrokeOrder {
  const collator = new Intl.Collator('zh-u-co-stroke')
  const ranks = new Map<string, string>()
  let sorted: string[] = []
  let fresh = new Set<string>()

  const settle = () => {
    if (fresh.size === 0) return
    sorted = [...sorted, ...fresh].sort(collator.compare)
    fresh = new Set()
    sorted.forEach((char, rank) => {
      ranks.set(char, String.fromCharCode(rank + 1))
    })
  }
  const learn = (text: string) => {
    for (const char of text) if (!ranks.has(char)) fresh.add(char)
  }

  return {
    learn,
    key: (text) => {
      learn(text)
      settle()
      return [...text].map((char) => ranks.get(char) ?? '').join('')
    },
  }
}
