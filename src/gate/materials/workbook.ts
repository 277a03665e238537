import { setImmediate } from 'node:timers/promises'
import { holderOf } from '#db/imports/claims.ts'
import * as materials from '#db/materials/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isMaterialGroup } from '#domain/access/groups.ts'
import { groupsFor, quiet } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import { readRow, type WhoseProblem } from '#domain/materials/grid.ts'
import { standingOf } from '#domain/materials/material.ts'
import type { Whose } from '#domain/materials/pasted.ts'
import { likenessOf } from '#domain/materials/twins.ts'
import type { BookRow, Looked, LookedRow, Namesakes } from '#domain/materials/workbook.ts'
import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { foldName, sameName } from '#domain/people/fold.ts'
import { readIdNumber } from '#domain/people/id-number.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { mayCatalogue } from './reader.ts'

type Looking = {
  /** Read while they are looked through, piece by piece. */
  readonly papers: Iterable<BookRow>
  /** Rows of the sheet that they stand in. */
  readonly count: number
  readonly meant: Readonly<Record<string, DossierId>>
}

/** So many rows are looked through at a time, so that others are served in between. */
const lot = 200

/**
 * Looks the rows of a workbook through: whose each is, among the dossiers whose catalogue this actor keeps, what is wrong in
 * it, and whether the paper is entered already. Of other dossiers nothing is told. One entry in the log.
 */
export async function lookThrough(app: App, actor: Actor, { papers, count, meant }: Looking): Promise<Looked> {
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'material.workbook-read',
    about: { rows: count },
  })
  const today = dayOf(app.now())
  const find = finderFor(app, actor, meant)
  const rows: LookedRow[] = []
  const namesakes = new Map<string, Namesakes>()
  let at = 0
  for (const { number, row, stored } of papers) {
    at += 1
    if (at % lot === 0) await setImmediate()
    const whose = row.whose ?? { number: '', name: '' }
    const found = await find(whose)
    const look = readRow(row, today, 'problem' in found ? found.problem : undefined)
    if ('several' in found) namesakes.set(foldName(whose.name), { name: whose.name, people: found.several })
    const problems = { ...look.problems, ...stored }
    const { entry } = look
    const isFine = entry && Object.keys(problems).length === 0
    rows.push({
      number,
      row,
      problems,
      ...(isFine && { entry }),
      ...('dossier' in found && { dossier: found.dossier }),
    })
  }
  return { rows: await withTwins(app, actor, rows), namesakes: [...namesakes.values()] }
}

type Found =
  | { readonly dossier: DossierId }
  | { readonly problem: WhoseProblem }
  | { readonly problem: WhoseProblem; readonly several: readonly DossierId[] }

/** Finds whose a row is by the first thing it says: 档案编号, 工号, ID number, name; a name beside it is a check. */
function finderFor(app: App, actor: Actor, meant: Readonly<Record<string, DossierId>>) {
  const known = new Map<string, Found>()
  let byStaff: Map<string, RosterEntry[]> | undefined
  const staffed = (staff: string) => {
    byStaff ??= Map.groupBy(app.roster.all(), ({ columns }) => plainStaffNumber(columns.who.staffNumber ?? ''))
    return byStaff.get(plainStaffNumber(staff)) ?? []
  }
  const candidates = async ({ number, staff = '', idNumber = '', name }: Whose): Promise<readonly RosterEntry[]> => {
    const found = number
      ? app.roster.numbered(number)
      : staff
        ? staffed(staff)
        : idNumber
          ? await holding(app, actor, idNumber)
          : app.roster.named(name)
    return found.filter(({ subject }) => mayCatalogue(app, actor, subject.dossier))
  }
  const find = async (whose: Whose): Promise<Found> => {
    const { number, staff = '', idNumber = '', name } = whose
    if (number === '' && staff === '' && idNumber === '' && name === '') return { problem: 'person-missing' }
    const found = await candidates(whose)
    if (found.length === 0) return { problem: 'person-unknown' }
    const named = name === '' ? found : found.filter(({ columns }) => sameName(columns.who.name, name))
    if (named.length === 0) return { problem: 'name-differs' }
    const dossiers = named.map(({ subject }) => subject.dossier)
    const chosen = dossiers.find((dossier) => dossier === meant[foldName(name)])
    const [only, another] = dossiers
    if (chosen ?? (another === undefined && only)) return { dossier: (chosen ?? only) as DossierId }
    return { problem: 'person-several', several: dossiers }
  }
  return async (whose: Whose): Promise<Found> => {
    const key = JSON.stringify([whose.number, whose.staff, whose.idNumber, whose.name])
    const found = known.get(key) ?? (await find(whose))
    known.set(key, found)
    return found
  }
}

/** Only whoever may read ID numbers is told whose one is. */
async function holding(app: App, actor: Actor, text: string): Promise<readonly RosterEntry[]> {
  const read = readIdNumber(text)
  if (!read.ok) return []
  const holder = await holderOf(app.db, [app.vault.fingerprint('id-number', read.value)])
  const entry = holder && app.roster.entry(holder.dossier)
  return entry && groupsFor(actor, 'read', entry.subject, quiet).has('id-numbers') ? [entry] : []
}

/** A paper that stands in the catalogue or in a row above is marked, in the classes that the actor reads. */
async function withTwins(app: App, actor: Actor, rows: readonly LookedRow[]): Promise<readonly LookedRow[]> {
  const likenesses = new Map<DossierId, Map<string, 'standing' | 'above'>>()
  for (const { dossier } of rows) {
    if (!dossier || likenesses.has(dossier)) continue
    const subject = app.roster.entry(dossier)?.subject
    const groups = new Set([...(subject ? groupsFor(actor, 'read', subject, quiet) : [])].filter(isMaterialGroup))
    const standing = await materials.openNewest(app, dossier, groups)
    likenesses.set(
      dossier,
      new Map(
        standing.flatMap(({ kind, entry }) => (standingOf(kind) === 'filed' ? [[likenessOf(entry), 'standing']] : [])),
      ),
    )
    await setImmediate()
  }
  return rows.map((row) => {
    const own = row.dossier && likenesses.get(row.dossier)
    if (!own || !row.entry) return row
    const likeness = likenessOf(row.entry)
    const twin = own.get(likeness)
    if (!twin) own.set(likeness, 'above')
    return twin ? { ...row, twin } : row
  })
}
