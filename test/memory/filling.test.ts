import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTerm } from '#domain/people/term.ts'
import { writtenFields } from '#domain/roster/columnar.ts'
import { listedGroups, type RosterEntry } from '#domain/roster/entry.ts'
import { readListQuery } from '#domain/roster/query.ts'
import type { FilledRow } from '#domain/roster/shelf.ts'
import { createRoster, type Roster } from '#memory/roster.ts'
import { actorOf, anyActor, anyChanges, anyEntry, anySeats, type Change, viewerOf } from '../domain/roster/house.ts'

const queries = ['', 'sort=name', 'sort=-birth', 'rank=专员', 'unit=works&sort=number', 'state=closed'].map(
  (text) => readListQuery([...new URLSearchParams(text)]).query,
)
const terms = ['w', '张', 'zw', '0312', 'A-03', '12999X'].map(readTerm)
const hr = viewerOf(actorOf([['hr', 'house']]))

/** As the opening does it: what is whole is written down the columns, of the others their own columns are given. */
function fill(roster: Roster, entries: readonly RosterEntry[], isWhole: (at: number) => boolean) {
  const rows = entries.map(({ subject: { unit: _, kin: __, ...subject }, declared, familyChecked, columns }, at) => ({
    ...({ subject, declared, familyChecked } satisfies FilledRow),
    ...(!isWhole(at) && { columns }),
  }))
  const written = entries.map(({ columns }, at) => (isWhole(at) ? columns : undefined))
  roster.fill(rows, structuredClone(writtenFields(written, listedGroups)))
}

const play = (roster: Roster, changes: readonly Change[]) => {
  for (const change of changes) 'put' in change ? roster.put(change.put) : roster.remove(change.remove)
}

const told = (roster: Roster, viewer: typeof hr) => ({
  all: roster.all(),
  lists: queries.map((query) => roster.list(viewer, query)),
  choices: roster.choices(viewer),
  found: terms.map((term) => roster.find(viewer, term, 20)),
  named: ['王伟', '张三'].map((name) => roster.named(name)),
  numbered: roster.numbered('HR-2026-0312'),
  barred: roster.barredTo(viewer.actor.person),
})

describe('a roster that many rows are put in at once', () => {
  it('says what it says when each is put by itself, then and after any change', () => {
    const some = fc.uniqueArray(anyEntry, { selector: ({ subject }) => subject.dossier, maxLength: 8 })
    fc.assert(
      fc.property(
        some,
        fc.nat(8),
        fc.nat(),
        anyChanges,
        anyActor,
        anySeats,
        (all, cut, damaged, changes, actor, seats) => {
          const [filled, put] = [createRoster(), createRoster()]
          const isWhole = (at: number) => (damaged >> at) % 2 === 0
          for (const batch of [all.slice(0, cut), all.slice(cut)]) fill(filled, batch, isWhole)
          for (const entry of all) put.put(entry)
          for (const viewer of [hr, viewerOf(actor, seats)]) expect(told(filled, viewer)).toEqual(told(put, viewer))
          play(filled, changes)
          play(put, changes)
          for (const viewer of [hr, viewerOf(actor, seats)]) expect(told(filled, viewer)).toEqual(told(put, viewer))
        },
      ),
    )
  })
})
