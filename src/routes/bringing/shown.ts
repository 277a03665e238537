import { decide, quiet, visible } from '#domain/access/policy.ts'
import type { AskedThing } from '#domain/bringing/asked.ts'
import type { BroughtRefusal } from '#domain/bringing/brought.ts'
import { meantBy } from '#domain/bringing/list-columns.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { DossierId, ImportId, UnitId } from '#domain/ids.ts'
import { foldName } from '#domain/people/fold.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { ReadBringing, ReadBrought } from '#gate/bringing/reader.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { BringingPage, Double, Failed, Kept, Kind, Person } from '#views/bringing/page.tsx'
import { recent } from '#views/format.ts'

type Shown = Omit<Parameters<typeof BringingPage>[0], 'problem' | 'at'>

/** What the page of a batch shows, from what was read. */
export function shownOf(c: WebContext, read: ReadBringing, refused?: readonly [string, string]): Shown {
  const { app, t } = c.var
  const { bringing, counts, rows = [] } = read
  const doubles = doublesIn(c, rows)
  const inDoubt = new Set(doubles.map(({ row }) => row))
  const people = rows.flatMap((row) => personOf(c, row, inDoubt.has(row.brought.id)))
  const told = app.directory.settings.listHeadings
  return {
    id: bringing.id,
    came: recent(t, bringing.at, app.now()),
    unit: app.directory.units.get(bringing.unit)?.name ?? '',
    isExisting: bringing.isExisting,
    counts,
    units: unitChoices(c),
    lists: rows.flatMap(({ brought: { id, version, state, content } }) =>
      state === 'asking' && content.asks
        ? [
            {
              row: id,
              version,
              name: content.name,
              asks: content.asks,
              meant: meantBy(content.asks.headings, told),
              problem: refused?.[0] === id ? refused[1] : undefined,
            },
          ]
        : [],
    ),
    kinds: kindsOf(people),
    people,
    doubles,
    failed: rows.flatMap((row): Failed[] => {
      const { id, state, content } = row.brought
      const refusal = content.refusal ?? { code: 'bringing.stopped' }
      return state === 'failed' && !inDoubt.has(id) ? [{ row: id, name: nameOf(c, row), refusal }] : []
    }),
    kept: rows.flatMap(keptOf),
  }
}

function personOf(c: WebContext, row: ReadBrought, double: boolean): readonly Person[] {
  const { brought, staged, told } = row
  if (brought.state !== 'staged' || !staged || !told) return []
  const { content } = brought
  return [
    {
      row: brought.id,
      id: staged.id,
      name: nameOf(c, row),
      unit: c.var.app.directory.units.get(told.unit)?.name ?? '',
      from: fromOf(c, row),
      box: told.place?.box ?? '',
      asked: told.asked.map((one) => ({ ...one, text: namedUnit(c, one) })),
      double,
      sameName: row.held ? 0 : row.sameName,
      refusal: double ? undefined : content.refusal,
    },
  ]
}

/** A unit by its name, and not by the id that its field holds. */
const namedUnit = (c: WebContext, { section, field, text }: AskedThing): string => {
  const isUnit = sectionOf(section)?.fields.find(({ key }) => key === field)?.kind === 'unit'
  return isUnit ? (c.var.app.directory.units.get(text as UnitId)?.name ?? '') : text
}

/** What is asked alike together, the most often asked first; what has to be typed anew before everything. */
function kindsOf(people: readonly Person[]): readonly Kind[] {
  const things = people.flatMap(({ id, name, asked }) => asked.map((one) => ({ ...one, id, name })))
  return [...Map.groupBy(things, ({ kind }) => kind)]
    .map(([kind, all]) => ({ kind, things: all, people: new Set(all.map(({ id }) => id)).size }))
    .toSorted((a, b) => rank(b) - rank(a))
}

const rank = ({ things }: Kind) => things.length + (things[0]?.key === undefined ? 100_000 : 0)

/** Whoever may be somebody on file, an account, or another one of the batch. */
function doublesIn(c: WebContext, rows: readonly ReadBrought[]): readonly Double[] {
  const firsts = new Map<string, ReadBrought>()
  for (const row of rows) {
    const key = likeOf(row)
    if (key !== undefined && !firsts.has(key)) firsts.set(key, row)
  }
  const waiting = new Set(rows.flatMap(({ staged }) => (staged?.state === 'staged' ? [staged.id] : [])))
  return rows.flatMap(
    (row) => inHand(c, waiting, row) ?? onFile(c, row) ?? twice(c, row, firsts.get(likeOf(row) ?? '')) ?? [],
  )
}

/** The name and the month of birth, of somebody who waits. */
const likeOf = ({ brought, told }: ReadBrought): string | undefined =>
  brought.state === 'staged' && told && told.name !== ''
    ? `${foldName(told.name)} ${String(told.birth ?? '').slice(0, 6)}`
    : undefined

const doubleOf = (c: WebContext, row: ReadBrought) => ({
  row: row.brought.id,
  name: nameOf(c, row),
  from: fromOf(c, row),
  others: [],
  who: [],
  id: row.staged?.id,
  dossier: undefined,
  into: undefined,
})

/** Its number stands in another import that waits. */
function inHand(c: WebContext, waiting: ReadonlySet<ImportId>, row: ReadBrought): Double | undefined {
  const { state, content } = row.brought
  if (state !== 'failed' || content.refusal?.code !== 'import.in-hand') return undefined
  return { ...doubleOf(c, row), why: 'in-hand', into: intoOf(waiting, row, content.refusal) }
}

/** Somebody on file has its number or its name, or an account has the name. */
function onFile(c: WebContext, row: ReadBrought): Double | undefined {
  const { brought, held, namesakes, accounts } = row
  if (brought.state !== 'staged') return undefined
  const base = doubleOf(c, row)
  if (held?.refusal === 'import.known')
    return { ...base, why: 'number', who: namesOf(c, [held.dossier]), dossier: held.dossier }
  if (namesakes.length > 0) return { ...base, why: 'namesake', who: namesOf(c, namesakes), others: namesakes }
  if (accounts.length === 0) return undefined
  return { ...base, why: 'account', who: accounts.map((person) => c.var.app.directory.nameOf(person)) }
}

/** An earlier one of the batch has the same name and birth. */
function twice(c: WebContext, row: ReadBrought, first: ReadBrought | undefined): Double | undefined {
  if (!first?.staged || first === row || isApart(row, first)) return undefined
  const into = row.brought.content.line ? first.staged.id : undefined
  return { ...doubleOf(c, row), why: 'twice', who: [fromOf(c, first)], into }
}

/** Both have a number, and they differ, or it would have been met. */
const isApart = (one: ReadBrought, other: ReadBrought) => one.isNumbered && other.isNumbered

/** The import that a line goes into: the one of this batch that has its number. */
const intoOf = (waiting: ReadonlySet<ImportId>, { brought }: ReadBrought, { import: other }: BroughtRefusal) =>
  brought.content.line && other !== undefined && waiting.has(other) ? other : undefined

/** Whoever has no name is called by where it came from. */
const nameOf = (c: WebContext, row: ReadBrought) => row.told?.name || row.brought.content.name || fromOf(c, row)

const fromOf = ({ var: { t } }: WebContext, { brought: { content } }: ReadBrought) =>
  content.line ? t('bringing.line', { row: content.line.number }) : content.name

/** People on file, told apart by unit and birth, as far as the viewer may see them. */
function namesOf({ var: { app, actor } }: WebContext, dossiers: readonly (DossierId | undefined)[]): readonly string[] {
  return dossiers.flatMap((id) => {
    const entry = id && app.roster.entry(id)
    if (!entry || !visible(actor, entry.subject, quiet)) return []
    const isSeen = decide(actor, 'list', entry.subject, 'identity', quiet).allow
    const birth = isSeen ? (entry.columns.identity.birth as PartialDate | undefined) : undefined
    const unit = app.directory.units.get(entry.subject.unit)?.name ?? ''
    const about = [unit, birth && formatPartialDate(birth)].filter(Boolean).join('，')
    return [`${entry.columns.who.name}（${about}）`]
  })
}

function keptOf({ brought: { id, state, content }, entry }: ReadBrought): readonly Kept[] {
  if (state !== 'kept' && state !== 'undone') return []
  return [
    {
      row: id,
      name: entry?.columns.who.name ?? '—',
      dossier: state === 'kept' ? entry?.subject.dossier : undefined,
      isUndone: state === 'undone',
      refusal: content.refusal,
    },
  ]
}
