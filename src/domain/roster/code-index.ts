import { foldCode } from '#domain/people/fold.ts'
import { createSigns } from './signs.ts'

/** Numbers and codes by slot, found by any part of them. */
export type CodeIndex = {
  readonly set: (slot: number, code: string | undefined) => void
  /** Calls `found` for each code that holds the folded term: 0 the whole of it, 1 its beginning or end, 2 inside. */
  readonly find: (term: string, found: (slot: number, tier: number) => void) => void
}

/** So many codes are one text, which is looked through at once. */
const perBlock = 64

/**
 * The codes in blocks, each of which is a text; which three characters follow each other in a block is kept beside it, so that of
 * 100,000 codes those few blocks are looked through that may hold the term. A block whose codes changed is put together again when
 * somebody searches.
 */
export function createCodeIndex(): CodeIndex {
  const codes: string[] = []
  const texts: (string | undefined)[] = []
  const stale = new Set<number>()
  const signs = createSigns()

  const refresh = () => {
    for (const block of stale) {
      const text = codes.slice(block * perBlock, (block + 1) * perBlock).join('\n')
      texts[block] = text
      signs.add(block, text)
    }
    stale.clear()
  }

  return {
    set: (slot, code) => {
      const folded = code === undefined ? '' : foldCode(code)
      while (codes.length <= slot) codes.push('')
      if (codes[slot] === folded) return
      codes[slot] = folded
      stale.add(Math.floor(slot / perBlock))
    },
    find: (term, found) => {
      if (term === '') return
      refresh()
      signs.find(term, texts.length, (block) => {
        if (!texts[block]?.includes(term)) return
        for (let slot = block * perBlock; slot < Math.min(codes.length, (block + 1) * perBlock); slot += 1) {
          const code = codes[slot] ?? ''
          if (code.includes(term)) found(slot, tierOf(code, term))
        }
      })
    },
  }
}

const tierOf = (code: string, term: string) =>
  code === term ? 0 : code.startsWith(term) || code.endsWith(term) ? 1 : 2
