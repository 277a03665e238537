import { foldCode } from '#domain/people/fold.ts'
import { createNameIndex } from '#domain/people/name-index.ts'
import type { Term } from '#domain/people/term.ts'
import { createCodeIndex } from './code-index.ts'
import type { ListedGroup } from './entry.ts'
import { bitOf, listedBit } from './mask.ts'
import { createRanking } from './ranking.ts'
import type { Shelf } from './shelf.ts'

/** By which of its facts a row was found. */
export const foundBy = ['name', 'number', 'box', 'id-number'] as const

export type FoundBy = (typeof foundBy)[number]

/** How many slots were found, the best of them first and equals in the official order, and by what each was found. */
export type Found = { readonly count: number; readonly slots: Int32Array; readonly by: (slot: number) => FoundBy }

export type Finding = {
  readonly masks: Uint16Array
  /** The official order, and the place of each slot in it. */
  readonly official: Int32Array
  readonly places: Int32Array
  /** The slot of the dossier with the whole ID number of the term, looked up by its fingerprint. */
  readonly holder: number | undefined
  /** How many of the slots are answered, all of them if it is infinite. */
  readonly most: number
}

export type Finder = {
  readonly find: (term: Term, finding: Finding) => Found
  /** The slots whose number this is, whoever asks. */
  readonly numbered: (number: string) => readonly number[]
  /** Tells what a slot holds now; what is found stays what it was where nothing of it changed. */
  readonly entered: (slot: number) => void
  readonly gone: (slot: number) => void
}

type Hit = { readonly tier: number; readonly by: FoundBy }

/** Finds rows by name, number, box and tail of the ID number. */
export function createFinder(shelf: Pick<Shelf, 'glance'>): Finder {
  const names = createNameIndex()
  const [numbers, boxes, tails] = [createCodeIndex(), createCodeIndex(), createCodeIndex()]

  return {
    entered: (slot) => {
      const { who, custody, 'id-numbers': ids } = shelf.glance(slot)
      names.set(slot, who.name)
      numbers.set(slot, who.number)
      boxes.set(slot, custody?.box)
      tails.set(slot, ids?.tail)
    },
    numbered: (number) => {
      const slots: number[] = []
      numbers.find(foldCode(number), (slot, tier) => {
        if (tier === 0) slots.push(slot)
      })
      return slots
    },
    gone: (slot) => {
      names.drop(slot)
      for (const index of [numbers, boxes, tails]) index.set(slot, undefined)
    },
    find: ({ name, pinyin = name, code, tail, idNumber }, { masks, official, places, holder, most }) => {
      const ranking = createRanking(places, official, most)
      if (!code) {
        // Most of what is typed: each slot comes once, and by its name.
        if (name) {
          names.find({ latin: name, pinyin }, (slot, tier) => {
            if (((masks[slot] ?? 0) & listedBit) !== 0) ranking.take(slot, tier)
          })
        }
        return { count: ranking.count(), slots: ranking.slots(), by: () => 'name' }
      }
      const hits = new Map<number, Hit>()
      const take = (group: ListedGroup, by: FoundBy) => {
        const needed = listedBit | bitOf(group)
        return (slot: number, tier: number) => {
          if (((masks[slot] ?? 0) & needed) !== needed) return
          const known = hits.get(slot)
          if (!known || tier < known.tier) hits.set(slot, { tier, by })
        }
      }
      if (name) names.find({ latin: name, pinyin }, take('who', 'name'))
      numbers.find(code, take('who', 'number'))
      boxes.find(code, take('custody', 'box'))
      const takeIdNumber = take('id-numbers', 'id-number')
      if (idNumber && holder !== undefined) takeIdNumber(holder, 0)
      if (tail && !idNumber) {
        tails.find(tail, (slot) => {
          if (shelf.glance(slot)['id-numbers']?.tail?.toUpperCase().endsWith(tail)) takeIdNumber(slot, 1)
        })
      }
      for (const [slot, { tier }] of hits) ranking.take(slot, tier)
      return { count: ranking.count(), slots: ranking.slots(), by: (slot) => hits.get(slot)?.by ?? 'name' }
    },
  }
}
