import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, quiet } from '#domain/access/policy.ts'
import type { DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { keysInFull } from '#domain/people/name-keys.ts'
import { matchName } from '#domain/people/name-match.ts'
import { readTerm } from '#domain/people/term.ts'
import { type Column, columnKeys, columnOf } from '#domain/roster/column.ts'
import { kinCounts, listedBy, listedGroups, type RosterEntry, wholeRow } from '#domain/roster/entry.ts'
import { type ListQuery, readListQuery } from '#domain/roster/query.ts'
import { createRoster, type Roster } from '#memory/roster.ts'
import {
  actorOf,
  anyActor,
  anyChanges,
  anySeats,
  type Change,
  entryOf,
  tree,
  viewerOf,
} from '../domain/roster/house.ts'

const query = (text = ''): ListQuery => readListQuery([...new URLSearchParams(text)]).query

const rosterOf = (...entries: readonly RosterEntry[]): Roster => {
  const roster = createRoster()
  roster.load(entries)
  return roster
}

const play = (roster: Roster, changes: readonly Change[]) => {
  for (const change of changes) 'put' in change ? roster.put(change.put) : roster.remove(change.remove)
}

const hr = viewerOf(actorOf([['hr', 'house']]))
const idsOf = (roster: Roster, viewer = hr, text = '') =>
  roster.list(viewer, query(text)).rows.map(({ dossier }) => dossier)

/** Found by asking for them, and in no ordinary list. */
const gone: readonly string[] = ['closed', 'transferred']

describe('what the roster shows', () => {
  it('is what the policy allows, row by row and group by group, whatever came and went before', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, anyActor, anySeats, (first, then, actor, seats) => {
        const roster = createRoster()
        const viewer = viewerOf(actor, seats)
        play(roster, first)
        roster.list(viewer, query())
        play(roster, then)

        const shown = new Map(roster.list(viewer, query()).rows.map((row) => [row.dossier, row]))
        for (const entry of roster.all()) {
          const circumstances = { ...quiet, seats: viewer.seats.get(entry.subject.dossier) ?? new Set() }
          const may = listedBy((group) => decide(actor, 'list', entry.subject, group, circumstances).allow)
          const row = shown.get(entry.subject.dossier)
          expect(row !== undefined).toBe(may.includes('who') && !gone.includes(entry.subject.state))
          if (!row) continue
          expect(listedGroups.filter((group) => group in row)).toEqual(may.filter((group) => group in entry.columns))
          expect(row).toEqual(
            Object.fromEntries(
              Object.entries(wholeRow(entry)).filter(
                ([key]) => !listedGroups.some((group) => group === key) || may.some((group) => group === key),
              ),
            ),
          )
        }
        expect(shown.size).toBe(roster.list(viewer, query()).count)
        const withLeavers = gone.reduce(
          (sum, state) => sum + roster.list(viewer, query(`state=${state}`)).count,
          shown.size,
        )
        expect(roster.list(viewer, query()).all).toBe(withLeavers)
      }),
    )
  })

  it('knows relatives in both directions, as kinship is defined', () => {
    fc.assert(
      fc.property(anyChanges, (changes) => {
        const roster = createRoster()
        play(roster, changes)
        const edges = roster
          .all()
          .filter(kinCounts)
          .flatMap(({ subject, declared }) => [...declared].map((relative) => ({ person: subject.person, relative })))
        const named = ({ person }: { person: PersonId }) => [
          ...edges.filter((edge) => edge.person === person).map(({ relative }) => relative),
          ...edges.filter(({ relative }) => relative === person).map((edge) => edge.person),
        ]
        for (const { subject, declared } of roster.all())
          expect(subject.kin).toEqual(
            new Set([...named(subject), ...declared].filter((person) => person !== subject.person)),
          )
      }),
    )
  })

  it('hides a dossier from the relative whom another dossier names', () => {
    const roster = rosterOf(entryOf({ id: 'hers', person: 'ann' }), entryOf({ id: 'his', person: 'me', kin: ['ann'] }))
    expect(idsOf(roster)).toEqual([])
    roster.put(entryOf({ id: 'his', person: 'me' }))
    expect(idsOf(roster)).toEqual(['hers'])
  })
})

describe('the texts that a column says', () => {
  /** The same of every entry for itself. */
  const plainly = (roster: Roster, { actor, seats }: typeof hr, { group, value }: Column) => {
    const texts = roster.all().flatMap((entry) => {
      const circumstances = { ...quiet, seats: seats.get(entry.subject.dossier) ?? new Set() }
      const may = listedBy((group) => decide(actor, 'list', entry.subject, group, circumstances).allow)
      return (may.includes('who') && may.includes(group) && value(wholeRow(entry))) || []
    })
    return [...Map.groupBy(texts, (text) => text)].toSorted(([, a], [, b]) => b.length - a.length).map(([text]) => text)
  }

  it('are those of whom the viewer may list it, the frequent first, whatever came and went before', () => {
    fc.assert(
      fc.property(anyChanges, anyChanges, anyActor, anySeats, (first, then, actor, seats) => {
        const roster = createRoster()
        const viewer = viewerOf(actor, seats)
        for (const changes of [first, then]) {
          play(roster, changes)
          for (const column of ['post', 'politics', 'education'] as const)
            expect(roster.texts(viewer, column, columnOf(column))).toEqual(plainly(roster, viewer, columnOf(column)))
        }
      }),
    )
  })
})

describe('the dossiers that nothing opens to some of those who act', () => {
  it('are their own and those of relatives, each once, and follow whoever acts and what changes', () => {
    const roster = rosterOf(entryOf({ id: 'hers', person: 'ann' }), entryOf({ id: 'his', person: 'me' }))
    const [me, other] = [actorOf([]), actorOf([], 'ann')]
    const [alone, both] = [[me], [me, other]]
    expect(roster.barredToAny(alone)).toEqual(['his'])
    expect(roster.barredToAny(both)).toEqual(['his', 'hers'])
    expect(roster.barredToAny(alone)).toEqual(['his'])
    roster.put(entryOf({ id: 'his', person: 'me', kin: ['ann'] }))
    expect(roster.barredToAny(alone)).toEqual(['his', 'hers'])
    expect(roster.barredToAny(both)).toEqual(['his', 'hers'])
  })
})

describe('the relatives whom a draft names', () => {
  const hers = entryOf({ id: 'hers', person: 'ann' })
  const his = { id: 'his', person: 'me', kin: ['ann'] }

  it('are barred from the draft itself, and nothing else follows until a second person compared them', () => {
    const roster = rosterOf(hers, entryOf({ ...his, state: 'draft' }))
    expect(idsOf(roster)).toEqual(['hers'])
    expect(roster.entry('his' as DossierId)?.subject.kin).toEqual(new Set(['ann']))
    roster.put(entryOf({ ...his, state: 'confirming' }))
    expect(idsOf(roster)).toEqual(['hers'])
    roster.put(entryOf({ ...his, state: 'confirming', checked: true }))
    expect(idsOf(roster)).toEqual([])
  })

  it('are free again with a draft that came back or was given up', () => {
    for (const state of ['draft', 'discarded'] as const) {
      const roster = rosterOf(hers, entryOf({ ...his, state: 'approving', checked: true }))
      expect(idsOf(roster)).toEqual([])
      roster.put(entryOf({ ...his, state, checked: true }))
      expect(idsOf(roster)).toEqual(['hers'])
    }
  })
})

describe('what was asked once', () => {
  const anyQuery = fc
    .record({
      sort: fc.constantFrom('', ...columnKeys.flatMap((key) => [`sort=${key}`, `sort=-${key}`])),
      filter: fc.constantFrom('', 'rank=专员', 'education=大学', 'politics=群众', 'from=1975&until=1980', 'unit=works'),
      q: fc.constantFrom('', '', 'q=王', 'q=0312', 'state=draft'),
    })
    .map(({ sort, filter, q }) => [sort, filter, q].filter(Boolean).join('&'))

  it('follows every change in place: lists, choices, counts and neighbours are those of a roster made anew', () => {
    fc.assert(
      fc.property(
        anyChanges,
        fc.array(anyChanges, { maxLength: 3 }),
        anyActor,
        anySeats,
        anyQuery,
        (first, rounds, actor, seats, text) => {
          const grown = createRoster()
          const viewer = viewerOf(actor, seats)
          play(grown, first)
          grown.list(viewer, query(text))
          grown.choices(viewer)
          for (const round of rounds) {
            play(grown, round)
            const anew = rosterOf(...grown.all().map((entry) => ({ ...entry })))
            expect(grown.list(viewer, query(text))).toEqual(anew.list(viewer, query(text)))
            expect(grown.choices(viewer)).toEqual(anew.choices(viewer))
            expect(grown.neighbours(viewer, query(text), 'd1' as DossierId)).toEqual(
              anew.neighbours(viewer, query(text), 'd1' as DossierId),
            )
            expect(grown.find(viewer, readTerm('0312'), 9)).toEqual(anew.find(viewer, readTerm('0312'), 9))
            expect(grown.find(viewer, readTerm('wei'), 9)).toEqual(anew.find(viewer, readTerm('wei'), 9))
          }
        },
      ),
    )
  })

  it('offers no choice that only a row has that the viewer does not see', () => {
    const roster = rosterOf(
      entryOf({ id: 'mine', person: 'me', rank: '公司正职' }),
      entryOf({ id: 'other', rank: '专员' }),
      entryOf({ id: 'hers', person: 'ann', rank: '别的' }),
      entryOf({ id: 'his', person: 'bo', kin: ['me'], rank: '又一个' }),
    )
    expect(roster.choices(hr).rank).toEqual(['专员', '别的'])
  })
})

describe('whom the program looks for', () => {
  const roster = rosterOf(
    entryOf({ id: 'a', name: '陳衛國', person: 'ann', number: 'HR-1' }),
    entryOf({ id: 'b', name: '陈卫国', person: 'bo', number: 'HR-10' }),
    entryOf({ id: 'c', name: '王伟', person: 'ann', state: 'discarded', number: 'HR-1' }),
  )
  const ids = (entries: readonly RosterEntry[]) => entries.map(({ subject }) => subject.dossier).sort()

  it('is found by name however it is written, by person and by number', () => {
    expect(ids(roster.named(' 陈 卫国'))).toEqual(['a', 'b'])
    expect(ids(roster.named(''))).toEqual([])
    expect(ids(roster.of('ann' as PersonId))).toEqual(['a', 'c'])
    expect(ids(roster.numbered('hr—1'))).toEqual(['a', 'c'])
    expect(roster.nameOf('ann' as PersonId)).toBe('陳衛國')
  })

  it('follows a change of name', () => {
    const changing = rosterOf(entryOf({ id: 'a', name: '王伟' }))
    expect(ids(changing.named('王伟'))).toEqual(['a'])
    changing.put(entryOf({ id: 'a', name: '李娜' }))
    expect([ids(changing.named('王伟')), ids(changing.named('李娜'))]).toEqual([[], ['a']])
    changing.remove('a' as DossierId)
    expect(ids(changing.named('李娜'))).toEqual([])
  })
})

describe('the order of a list', () => {
  it('is by unit, then rank, then strokes', () => {
    const roster = rosterOf(
      entryOf({ id: 'a', name: '魏新', unit: 'finance' }),
      entryOf({ id: 'b', name: '丁一', unit: 'works', rank: '专员' }),
      entryOf({ id: 'c', name: '张伟', unit: 'works', rank: '公司正职' }),
      entryOf({ id: 'd', name: '王五', unit: 'works', rank: '公司正职' }),
      entryOf({ id: 'e', name: '丁一', unit: 'crane' }),
    )
    expect(idsOf(roster)).toEqual(['d', 'c', 'b', 'e', 'a'])
  })

  it('puts posts before strokes among equal ranks: the lead, deputies, assistants, others', () => {
    const post = (id: string, name: string, post?: string) =>
      entryOf({ id, name, rank: '主管', ...(post && { post }), unit: 'works' })
    const roster = rosterOf(
      post('none', '丁一'),
      post('engineer', '丁二', '工程师'),
      post('deputy', '王五', '技术部副部长'),
      post('first', '王六', '技术部常务副部长'),
      post('assistant', '丁三', '部长助理'),
      post('lead', '魏新', '技术部部长、党支部书记'),
    )
    expect(idsOf(roster)).toEqual(['lead', 'first', 'deputy', 'assistant', 'engineer', 'none'])
  })

  it('takes numbers in codes as numbers', () => {
    const roster = rosterOf(
      ...['10-01', '100', '99', '2-103', '2-15'].map((number) => entryOf({ id: number, number, box: `A-${number}` })),
    )
    expect(idsOf(roster, hr, 'sort=number')).toEqual(['2-15', '2-103', '10-01', '99', '100'])
    expect(idsOf(roster, hr, 'sort=-box')).toEqual(
      ['A-100', 'A-99', 'A-10-01', 'A-2-103', 'A-2-15'].map((box) => box.slice(2)),
    )
  })

  it('is the same whether the rows came together or one by one', () => {
    fc.assert(
      fc.property(
        anyChanges,
        anyChanges,
        fc.constantFrom(...columnKeys),
        fc.boolean(),
        (first, then, column, descending) => {
          const grown = createRoster()
          play(grown, first)
          const asked = `sort=${descending ? '-' : ''}${column}`
          idsOf(grown, hr, asked)
          play(grown, then)
          expect(idsOf(grown, hr, asked)).toEqual(idsOf(rosterOf(...grown.all()), hr, asked))
        },
      ),
    )
  })

  it('puts rows without a value last, upwards and downwards', () => {
    const roster = rosterOf(
      entryOf({ id: 'a', birth: '1990' }),
      entryOf({ id: 'b' }),
      entryOf({ id: 'c', birth: '197503' }),
      entryOf({ id: 'd', birth: '1975' }),
    )
    expect(idsOf(roster, hr, 'sort=birth')).toEqual(['d', 'c', 'a', 'b'])
    expect(idsOf(roster, hr, 'sort=-birth')).toEqual(['a', 'c', 'd', 'b'])
  })

  it('tells nothing by the place of a row whose value may not be seen', () => {
    const finance = actorOf([
      ['finance', 'house'],
      ['head', 'finance'],
    ])
    const place = (birth: string) =>
      idsOf(
        rosterOf(
          entryOf({ id: 'a', name: '丁', unit: 'works' }),
          entryOf({ id: 'hidden', name: '王', unit: 'works', birth }),
          entryOf({ id: 'b', name: '魏', unit: 'works' }),
          entryOf({ id: 'c', unit: 'finance', birth: '1980' }),
        ),
        viewerOf(finance),
        'sort=birth',
      )
    expect(place('1950')).toEqual(place('2000'))
    expect(place('1950')).toEqual(['c', 'a', 'hidden', 'b'])
  })

  it('follows a changed tree of units', () => {
    const roster = rosterOf(entryOf({ id: 'a', unit: 'finance' }), entryOf({ id: 'b', unit: 'works' }))
    expect(idsOf(roster)).toEqual(['b', 'a'])
    const units = new Map([...tree.units].sort(([a], [b]) => (a < b ? -1 : 1)))
    expect(idsOf(roster, { ...hr, tree: { ...hr.tree, units } })).toEqual(['a', 'b'])
  })
})

describe('a filter', () => {
  const roster = rosterOf(
    entryOf({ id: 'a', name: '丁', unit: 'works', rank: '专员', birth: '197503', education: '大学', politics: '群众' }),
    entryOf({ id: 'b', name: '王', unit: 'crane', rank: '公司正职', birth: '1990', education: '大专', state: 'draft' }),
    entryOf({
      id: 'c',
      name: '魏',
      unit: 'finance',
      rank: '专员',
      birth: '199012',
      education: '研究生',
      politics: '中共党员',
    }),
  )

  it.each([
    ['unit=works', ['a', 'b']],
    ['unit=crane', ['b']],
    ['unit=nowhere', []],
    ['rank=专员', ['a', 'c']],
    ['rank=专员&rank=公司正职', ['a', 'b', 'c']],
    ['education=大学&rank=专员', ['a']],
    ['politics=中共党员', ['c']],
    ['state=draft', ['b']],
    ['from=1976', ['b', 'c']],
    ['until=1989', ['a']],
    ['until=1990', ['a', 'b', 'c']],
    ['from=1975.03&until=1975.03', ['a']],
    ['from=1990.12', ['c']],
    ['q=魏', ['c']],
    ['q=魏&unit=works', []],
    ['q=w', ['b', 'c']],
  ])('%s leaves %j', (asked, left) => {
    expect(idsOf(roster, hr, asked)).toEqual(left)
    expect(roster.list(hr, query(asked)).count).toBe(left.length)
    expect(roster.list(hr, query(asked)).all).toBe(3)
  })

  it.each(['education=大学', 'politics=群众', 'from=1990', 'until=1980', 'sort=birth', 'sort=education'])(
    'is ignored where its column may not be listed: %s',
    (asked) => {
      const finance = viewerOf(actorOf([['finance', 'house']]))
      expect(idsOf(roster, finance, asked)).toEqual(idsOf(roster, finance))
    },
  )

  it('does not count a row whose value may not be seen', () => {
    const head = viewerOf(
      actorOf([
        ['finance', 'house'],
        ['head', 'finance'],
      ]),
    )
    expect(idsOf(roster, head)).toEqual(['a', 'c'])
    expect(idsOf(roster, head, 'education=大学')).toEqual([])
    expect(idsOf(roster, head, 'education=研究生')).toEqual(['c'])
  })

  it('offers only what occurs in rows that show it', () => {
    expect(roster.choices(hr)).toMatchObject({
      education: ['研究生', '大学', '大专'],
      rank: ['公司正职', '专员'],
      politics: ['中共党员', '群众'],
    })
    const head = viewerOf(
      actorOf([
        ['finance', 'house'],
        ['head', 'finance'],
      ]),
    )
    expect(roster.choices(head)).toMatchObject({ education: ['研究生'], politics: ['中共党员'] })
    expect(roster.choices(hr).units.map(({ id }) => id)).toEqual(['house', 'works', 'crane', 'finance'])
    expect(roster.choices(head).units.map(({ id }) => id)).toEqual(['house', 'works', 'finance'])
  })
})

describe('pages', () => {
  const roster = rosterOf(
    ...Array.from({ length: 120 }, (_, at) => entryOf({ id: `d${String(at).padStart(3, '0')}`, name: '王' })),
  )

  it('hold fifty rows each and the rest', () => {
    expect([1, 2, 3].map((page) => roster.list(hr, query(`page=${page}`)).rows.length)).toEqual([50, 50, 20])
    expect(roster.list(hr, query())).toMatchObject({ count: 120, pages: 3, page: 1 })
  })

  it('end at the last one', () => {
    expect(roster.list(hr, query('page=99'))).toMatchObject({ page: 3 })
    expect(createRoster().list(hr, query('page=2'))).toMatchObject({ page: 1, pages: 1, rows: [] })
  })

  it('go on from one dossier to the next across their edges', () => {
    expect(roster.neighbours(hr, query(), 'd049' as DossierId)).toEqual({
      at: 50,
      count: 120,
      previous: 'd048',
      next: 'd050',
    })
    expect(roster.neighbours(hr, query(), 'd000' as DossierId)).toEqual({ at: 1, count: 120, next: 'd001' })
    expect(roster.neighbours(hr, query(), 'd119' as DossierId)).toEqual({ at: 120, count: 120, previous: 'd118' })
  })

  it('know no neighbours of a dossier that the list does not hold', () => {
    expect(roster.neighbours(hr, query('q=张'), 'd001' as DossierId)).toBeUndefined()
    expect(roster.neighbours(hr, query(), 'gone' as DossierId)).toBeUndefined()
  })
})

describe('search', () => {
  const roster = rosterOf(
    entryOf({ id: 'lin', name: '林致远', number: 'HR-2026-0312', tail: '12999X', box: 'A-03-2-07', unit: 'works' }),
    entryOf({ id: 'wang', name: '王伟', number: 'HR-2026-0313', tail: '069993', box: 'A-03-2-08', unit: 'finance' }),
    entryOf({ id: 'wei', name: '魏王', number: 'HR-2025-0001', unit: 'finance' }),
  )
  const found = (typed: string, viewer = hr, holder?: string) =>
    roster
      .find(viewer, readTerm(typed), 8, holder as DossierId | undefined)
      .hits.map(({ row, by }) => `${row.dossier} ${by}`)

  it.each([
    ['林', ['lin name']],
    ['lzy', ['lin name']],
    ['王', ['wang name', 'wei name']],
    ['HR-2026-0312', ['lin number']],
    ['ＨＲ－２０２６－０３１２', ['lin number']],
    ['hr——2026——0312', ['lin number']],
    ['2026', ['lin number', 'wang number']],
    ['0313', ['wang number']],
    ['A-03-2-07', ['lin box']],
    ['a03', ['lin box', 'wang box']],
    ['999x', ['lin id-number']],
    ['９９９Ｘ', ['lin id-number']],
    ['999X ', ['lin id-number']],
    ['069993', ['wang id-number']],
    ['12999', []],
    ['', []],
    ['张', []],
  ])('for %s finds %j', (typed, hits) => {
    expect(found(typed)).toEqual(hits)
  })

  it('finds a whole ID number by its holder alone, whose tail others may share', () => {
    expect(found('11010119750312999X', hr, 'lin')).toEqual(['lin id-number'])
    expect(found('11010119760312999X', hr)).toEqual([])
  })

  it('finds by ID number and box only for who may see them', () => {
    const head = viewerOf(actorOf([['head', 'house']]))
    expect(found('999x', head)).toEqual([])
    expect(found('11010119750312999X', head, 'lin')).toEqual([])
    expect(found('A-03-2-07', head)).toEqual([])
    const archivist = viewerOf(actorOf([['archivist', 'house']]))
    expect(found('A-03-2-07', archivist)).toEqual(['lin box'])
    expect(found('999x', archivist)).toEqual([])
  })

  it('finds nobody outside the units, and counts nobody there', () => {
    const head = viewerOf(actorOf([['head', 'works']]))
    expect(found('王', head)).toEqual([])
    expect(roster.find(head, readTerm('2026'), 8)).toMatchObject({ count: 1 })
  })

  it('counts all and shows as many as asked', () => {
    expect(roster.find(hr, readTerm('王'), 1)).toMatchObject({ count: 2, hits: [{ by: 'name' }] })
  })

  it('keeps of whom it found what a search shows and no more', () => {
    const [hit] = roster.find(hr, readTerm('林'), 1).hits
    const groups = Object.keys(hit?.row ?? {}).filter((key) => !['dossier', 'unit', 'state'].includes(key))
    expect(groups.toSorted()).toEqual(['custody', 'identity', 'who'])
  })

  it('follows a change of name, number and box at once', () => {
    const changing = rosterOf(entryOf({ id: 'x', name: '王伟', number: 'HR-1' }))
    const finds = (typed: string) => changing.find(hr, readTerm(typed), 8).count
    expect(finds('王')).toBe(1)
    changing.put(entryOf({ id: 'x', name: '李娜', number: 'HR-2' }))
    expect([finds('王'), finds('李'), finds('HR-1'), finds('HR-2')]).toEqual([0, 1, 0, 1])
    changing.setBox('x' as DossierId, 'B-01')
    expect(finds('b01')).toBe(1)
    changing.remove('x' as DossierId)
    expect([finds('李'), finds('b01')]).toEqual([0, 0])
  })

  it('finds by any part what stands in a column, and nothing else', () => {
    fc.assert(
      fc.property(
        anyChanges,
        fc.constantFrom('hr2026', '0312', '313', 'a032', '07', '王', '伟', '张', 'wei'),
        (changes, typed) => {
          const roster = createRoster()
          play(roster, changes)
          const term = readTerm(typed)
          const naive = roster.all().filter(
            ({ subject, columns }) =>
              decide(hr.actor, 'list', subject, 'who', quiet).allow &&
              (term.code
                ? [columns.who.number, columns.custody.box].some((code) =>
                    code
                      ?.replaceAll('-', '')
                      .toUpperCase()
                      .includes(term.code ?? ''),
                  )
                : typed === 'wei'
                  ? /[伟魏]/.test(columns.who.name)
                  : columns.who.name.includes(typed)),
          )
          expect(new Set(roster.find(hr, term, 99).hits.map(({ row }) => row.dossier))).toEqual(
            new Set(naive.map(({ subject }) => subject.dossier)),
          )
        },
      ),
    )
  })

  it('shows as many as are wanted of one ranking, and how many there are, whatever came and went before', () => {
    fc.assert(
      fc.property(
        anyChanges,
        anyChanges,
        fc.constantFrom('王', '伟', '张', 'w', 'wei', '张w', '王伟', '0312', '2026', '12999x'),
        (before, after, typed) => {
          const roster = createRoster()
          for (const changes of [before, after]) {
            play(roster, changes)
            const all = roster.find(hr, readTerm(typed), 99)
            expect(roster.find(hr, readTerm(typed), 2)).toEqual({ count: all.count, hits: all.hits.slice(0, 2) })
            if (/\d/.test(typed)) continue
            const tierOf = ({ row }: (typeof all.hits)[number]) =>
              matchName(keysInFull(row.who.name), { latin: typed, pinyin: typed }) ?? 9
            const official = roster.list(hr, query('state=closed&state=transferred&state=archived&state=draft')).rows
            const placeOf = (id: DossierId) => official.findIndex(({ dossier }) => dossier === id)
            const listed = all.hits.filter(({ row }) => placeOf(row.dossier) >= 0)
            expect(listed).toEqual(
              listed.toSorted((a, b) => tierOf(a) - tierOf(b) || placeOf(a.row.dossier) - placeOf(b.row.dossier)),
            )
          }
        },
      ),
    )
  })
})

describe('the roster for the program itself', () => {
  it('gives the name of a person with a dossier', () => {
    const roster = rosterOf(entryOf({ id: 'a', name: '王伟', person: 'ann' }))
    expect(roster.nameOf('ann' as PersonId)).toBe('王伟')
    expect(roster.nameOf('bo' as PersonId)).toBeUndefined()
  })

  it('replaces everything when it is loaded again', () => {
    const roster = rosterOf(entryOf({ id: 'a' }), entryOf({ id: 'b' }))
    roster.load([entryOf({ id: 'c' })])
    expect(roster.all().map(({ subject }) => subject.dossier)).toEqual(['c'])
    expect(roster.entry('a' as DossierId)).toBeUndefined()
  })

  it('grows its version with every change', () => {
    const roster = createRoster()
    const versions = [roster.version]
    roster.put(entryOf({ id: 'a' }))
    versions.push(roster.version)
    roster.remove('a' as DossierId)
    versions.push(roster.version)
    expect(new Set(versions).size).toBe(3)
  })

  it('has a value for every column of a full row', () => {
    const full = entryOf({
      id: 'a',
      rank: '专员',
      post: '主任',
      number: 'HR-1',
      birth: '1975',
      education: '大学',
      politics: '群众',
      box: 'A-1',
      unit: 'works',
    })
    const given = columnKeys.filter((key) => columnOf(key).value(wholeRow(full)) !== undefined)
    expect(given).toEqual(['name', 'unit', 'post', 'rank', 'birth', 'education', 'politics', 'number', 'box', 'state'])
    expect(columnOf('unit').value(wholeRow(full))).toBe('works' as UnitId)
  })
})
