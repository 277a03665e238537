import { beginReceiving, type Received, type Turned, turnAway } from '#actions/imports/receiving.ts'
import { draftIn, enter } from '#actions/imports/staging.ts'
import * as sealed from '#db/bringing/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Bringing, Brought, BroughtContent, BroughtRefusal } from '#domain/bringing/brought.ts'
import { understandLine } from '#domain/bringing/line.ts'
import { unitNamed } from '#domain/bringing/unit-named.ts'
import type { DossierId, ImportId, UnitId } from '#domain/ids.ts'
import type { Draft } from '#domain/imports/draft.ts'
import { knownAlready } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import { removeFiles } from './arriving.ts'
import { rowOf } from './bringing-in.ts'
import { laidBytes } from './laid.ts'
import { readList } from './listing.ts'

/** Reads what waits: a form with its photo, a line of a list, or a list, of whose lines each then waits by itself. */
export async function readOne(app: App, actor: Actor, bringing: Bringing, row: Brought): Promise<void> {
  if (row.content.is === 'list') return readList(app, bringing, row)
  const { people, unit } = row.content.is === 'line' ? await readLine(app, bringing, row) : await readForm(app, row)
  const entered = new Set<DossierId>()
  try {
    await inTransaction(app, async (app) => {
      const [first, ...more] = people
      if (!first) return
      const others = more.map((_, at) => rowOf(app, bringing.id, row.position + at + 1, bare(row.content)))
      await settle(app, actor, bringing, { row, person: first, unit, entered, isNew: false })
      for (const [at, person] of more.entries()) {
        const other = others[at]
        if (other) await settle(app, actor, bringing, { row: other, person, unit, entered, isNew: true })
      }
    })
  } finally {
    await turnAway(
      app,
      people.filter((person) => !person.ok || !entered.has(person.dossier)),
    )
  }
  await removeFiles(app, row.content)
}

type Read = { readonly people: readonly (Received | Turned)[]; readonly unit?: RowUnit | undefined }

/** The unit that a line names: found, or asked about by what the line said. */
type RowUnit = { readonly unit?: UnitId; readonly text: string; readonly box?: string; readonly volumes?: string }

async function readForm(app: App, { bringing, content }: Brought): Promise<Read> {
  const receiving = beginReceiving(app)
  try {
    for (const file of [content.file, content.photo]) {
      if (!file) continue
      const bytes = await laidBytes(app, bringing, file)
      if (bytes) await receiving.take({ name: file.name, bytes, mend: content.mend === true })
      else receiving.turn({ ok: false, name: file.name, refusal: 'import.gone' })
    }
    return { people: await receiving.end() }
  } catch (error) {
    await receiving.abandon()
    throw error
  }
}

async function readLine(app: App, bringing: Bringing, { content }: Brought): Promise<Read> {
  const { name, line } = content
  if (!line) return { people: [{ ok: false, name, refusal: 'import.gone' }] }
  const read = understandLine(line)
  if (!read.ok) {
    const params = { row: String(line.number) }
    return { people: [{ ok: false, name, refusal: read.refusal, params }] }
  }
  const receiving = beginReceiving(app)
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(line))
    await receiving.takeRead({ name, bytes, mend: false }, read.value)
    const text = line.cells['unit'] ?? ''
    const found = text === '' ? bringing.unit : unitNamed(text, [...app.directory.units.values()])
    const { box, volumes } = line.cells
    const said = { text, ...(box && { box }), ...(volumes && { volumes }) }
    return { people: await receiving.end(), unit: { ...said, ...(found && { unit: found }) } }
  } catch (error) {
    await receiving.abandon()
    throw error
  }
}

const bare = ({ name, is }: BroughtContent): BroughtContent => ({ name, is })

type Settling = {
  readonly row: Brought
  readonly person: Received | Turned
  readonly unit: RowUnit | undefined
  readonly entered: Set<DossierId>
  readonly isNew: boolean
}

/** One person as an import of the bringing, or why not; inside the caller's transaction. */
async function settle(app: App, actor: Actor, bringing: Bringing, { row, person, unit, entered, isNew }: Settling) {
  const content = { ...bare(row.content), name: person.name, ...(row.content.line && { line: row.content.line }) }
  const write = (one: Brought) => (isNew ? sealed.addRows(app, [one]) : sealed.change(app, one))
  const refused = (refusal: BroughtRefusal) => write({ ...row, state: 'failed', content: { ...content, refusal } })
  if (!person.ok) {
    const { refusal: code, place, params } = person
    return refused({ code, ...(place && { place }), ...(params && { params }) })
  }
  const draft = ofUnit(draftIn(app, person, unit?.unit ?? bringing.unit), unit, bringing.isExisting)
  const known = await knownAlready(app, actor, draft)
  if (known && known.refusal !== 'import.known') {
    const { refusal: code, import: other } = known
    return refused({ code, ...(other && { import: other }) })
  }
  const id = app.newId<ImportId>()
  await enter(app, actor, { id, batch: bringing.id, unit: bringing.unit, file: person, draft })
  entered.add(person.dossier)
  return write({ ...row, state: 'staged', import: id, content })
}

/** A unit that the house does not know is asked about where it stands; of existing people the paper's place comes along. */
function ofUnit(draft: Draft, said: RowUnit | undefined, isExisting: boolean): Draft {
  const place = isExisting ? { place: { box: said?.box ?? '', volumes: said?.volumes ?? '' } } : {}
  if (!said || said.unit !== undefined) return { ...draft, ...place }
  const doubt = { code: 'unit-unknown', field: 'unit', params: { text: said.text.slice(0, 60) } }
  const records = draft.records.map((record) =>
    record.section === 'basic' ? { ...record, doubts: [...record.doubts, doubt] } : record,
  )
  return { ...draft, ...place, records }
}
