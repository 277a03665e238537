import { Hono } from 'hono'
import { saveGrid } from '#actions/grid/saving.ts'
import { inTurns } from '#db/turns.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { fieldsAt, type RevisionMeta, stampOf } from '#domain/dossiers/revision.ts'
import { type DossierRecord, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import { type GridLine, linesOf, type ReadLines } from '#domain/grid/lines.ts'
import { type Held, hasGrid, type LineRead, lineOf, readLine, sayingOf, type Wanted } from '#domain/grid/records.ts'
import { readTable } from '#domain/grid/table.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { type Reading, readHistory } from '#gate/dossiers/reader.ts'
import { personsOf } from '#gate/opening/persons.ts'
import { nameShown, postChoices } from '#routes/dossiers/context.ts'
import { hand, sectionParam } from '#routes/dossiers/record-at-hand.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { columnsOf, refusalOf, SectionGridPage } from '#views/grid/section.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'

/** Many records of a section at once: typed, pasted, looked through, saved as one act. */
export const gridRoutes = new Hono<Web>()

gridRoutes.get('/dossiers/:id/sections/:section/grid', async (c) => gridPage(c, await atHand(c), {}))

gridRoutes.post('/dossiers/:id/sections/:section/grid', async (c) => {
  const [form, here] = [await readForm(c), await atHand(c)]
  const read = linesOf(readTable(form.text('rows')), columnsOf(here.section, c.var.language))
  const { lines } = read
  if (lines.length === 0) return gridPage(c, here, { read, refusal: c.var.t('grid.nothing') })
  if (lines.length > limits.gridRows) {
    const refusal = c.var.t('grid.too-many', { count: limits.gridRows, given: lines.length })
    return gridPage(c, here, { read, refusal })
  }
  const checks = await lookThrough(c, here, lines)
  const isWrong = checks.some(({ is }) => is === 'refused')
  const step = form.text('step')
  if (step === 'check' || (isWrong && step !== 'save-right'))
    return gridPage(c, here, { read, checks }, isWrong && step !== 'check')
  return save(c, here, { form, read, checks })
})

type Here = { readonly section: Section; readonly reading: Reading; readonly held: ReadonlyMap<string, Held> }

/** The section as it is now, for whoever could write in it were it a draft. */
async function atHand(c: WebContext): Promise<Here> {
  const section = sectionParam(c)
  const { reading, mayEdit } = await hand(c, section, '')
  if (!mayEdit) throw new Forbidden()
  if (!hasGrid(section)) throw new NotFound()
  const changes = Map.groupBy(reading.changes, ({ record }) => record)
  const records = reading.contents[section.key] ?? []
  return {
    section,
    reading,
    held: new Map(records.map((one) => [one.id, heldAs(section, one, changes.get(one.id) ?? [])])),
  }
}

const heldAs = ({ key }: Section, { id, fields }: DossierRecord, changes: readonly RevisionMeta[]): Held => ({
  id,
  fields,
  stamp: stampOf(changes, id, { section: key, nothing: new Set() }),
})

/** Every line by the rules of the record's form; others get their turn in between. */
async function lookThrough(
  c: WebContext,
  { section, held }: Here,
  lines: readonly GridLine[],
): Promise<readonly LineRead[]> {
  const isStale = lines.some(({ mark }) => mark && held.has(mark.record) && held.get(mark.record)?.stamp !== mark.stamp)
  const only = groupsOf(section)
  const history = isStale ? await readHistory(c.var.app, c.var.actor, idParam<DossierId>(c), { only }) : undefined
  const base = (record: RecordId, stamp: string) => fieldsAt(history?.revisions ?? [], record, stamp)
  const touched = new Set(lines.flatMap(({ mark }) => (mark ? [mark.record] : [])))
  const said = new Set(
    [...held.values()].filter(({ id }) => !touched.has(id)).map(({ fields }) => sayingOf(section, fields)),
  )
  const posts = section.fields.some(({ kind }) => kind === 'post') ? await postChoices(c.var.app) : []
  const persons = personsOf(c.var.app, c.var.actor)
  const now = { held: (record: string) => held.get(record), base, posts, persons }
  return inTurns(lines, atOnce, (line) => onceOnly(section, readLine(section, line, now), said))
}

/** So many lines are looked through, or put into words, in one turn. */
const atOnce = 50

/** A new line that stands on file already, or a second time in the grid, is written once. */
function onceOnly(section: Section, read: LineRead, said: Set<string>): LineRead {
  if (read.is !== 'right' || read.wanted.is !== 'new') return read
  const saying = sayingOf(section, read.wanted.fields)
  if (said.has(saying)) return { is: 'same' }
  said.add(saying)
  return read
}

type Sent = { readonly form: Form; readonly read: ReadLines; readonly checks: readonly LineRead[] }

/** Saves the lines that are right; those that are not stay, with their reasons. */
async function save(c: WebContext, here: Here, { form, read, checks }: Sent) {
  const { app, actor, t } = c.var
  const { section } = here
  const right = checks.flatMap((check, at) => (check.is === 'right' ? [{ at, wanted: check.wanted }] : []))
  if (right.length === 0) return gridPage(c, here, { read, checks, refusal: t('grid.cleared') })
  const lines = right.map(({ wanted }): Wanted => wanted)
  const saving = { dossier: here.reading.subject.dossier, section, lines, nothing: form.text('nothing') }
  const saved = await saveGrid(app, actor, saving, form.command)
  const left = (from: number) => {
    const unsaved = new Set(right.slice(from).map(({ at }) => at))
    return read.lines.filter((_, at) => checks[at]?.is === 'refused' || unsaved.has(at))
  }
  if (!saved.ok) {
    const reason = t(`refusal.${saved.refusal}` as MessageKey)
    const at = (right[saved.at]?.at ?? 0) + 1
    const refusal = saved.at === 0 ? reason : t('grid.stopped', { at, reason })
    return gridPage(c, await atHand(c), { read: { ...read, lines: left(saved.at) }, refusal }, true)
  }
  const kept = left(right.length)
  if (kept.length === 0) {
    const notice = subjectIsOurs(c, here) ? 'dossier.saved' : 'dossier.handed-over'
    const list =
      notice === 'dossier.saved' ? paths.dossier(saving.dossier, { from: c.req.query('from') }) : paths.dossiers()
    return seeOther(c, notice === 'dossier.saved' ? `${list}#${section.key}` : list, notice)
  }
  const now = await atHand(c)
  const rest = { ...read, lines: kept }
  const refusal = t('grid.saved-part', { count: saved.value.written, left: kept.length })
  return gridPage(c, now, { read: rest, checks: await lookThrough(c, now, kept), refusal })
}

/** What was just saved may have made the dossier somebody else's to keep. */
const subjectIsOurs = ({ var: { app, actor } }: WebContext, { reading: { subject } }: Here) =>
  decide(actor, 'edit', app.roster.subject(subject.dossier) ?? subject, 'who', quiet).allow

type Shown = { readonly read?: ReadLines; readonly checks?: readonly LineRead[]; readonly refusal?: string }

/** So many rows that are on file stand on one page. */
const size = 100

async function gridPage(
  c: WebContext,
  here: Here,
  { read, checks, refusal }: Shown,
  wasRefused = refusal !== undefined,
) {
  const { section, reading, held } = here
  const { t } = c.var
  const persons = personsOf(c.var.app, c.var.actor)
  const name = nameShown(c, reading)
  const records = [...held.values()]
  const pages = Math.max(1, Math.ceil(records.length / size))
  const at = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query('page'))) || 1))
  const from = c.req.query('from')
  const refused = (checks ?? []).flatMap((read, at) => (read.is === 'refused' ? [{ at, read }] : []))
  return page(
    c,
    t('grid.title', { name, section: t(`section.${section.key}` as MessageKey) }),
    <SectionGridPage
      dossier={reading.subject.dossier}
      name={name}
      section={section}
      rows={records.slice((at - 1) * size, at * size).map(({ id, fields, stamp }) => ({
        line: lineOf(section, fields, { record: id, stamp, undecided: [] }, persons),
        href: paths.section(reading.subject.dossier, section.key, id, from),
      }))}
      from={(at - 1) * size + 1}
      page={at}
      pages={pages}
      typed={(read?.lines ?? []).map((line, at) => nextOf(line, checks?.[at]))}
      refusals={await inTurns(refused, atOnce, (one) => refusalOf(t, section, one, persons))}
      same={(checks ?? []).flatMap(({ is }, at) => (is === 'same' ? [at] : []))}
      checked={checks !== undefined}
      unknown={read?.unknown ?? []}
      refusal={refusal}
      nothing={stampOf([], undefined, { section: section.key, nothing: reading.nothing })}
      open={reading.subject.state === 'draft'}
      list={from}
    />,
    { status: wasRefused ? 422 : 200 },
  )
}

/** A line that somebody else has changed too goes on from there. */
const nextOf = (line: GridLine, check: LineRead | undefined): GridLine =>
  check?.is === 'refused' ? (check.next ?? line) : line
