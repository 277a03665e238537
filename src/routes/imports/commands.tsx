import { Hono } from 'hono'
import { beginFromImport } from '#actions/imports/beginning.ts'
import { discardImport } from '#actions/imports/discarding.ts'
import { mendImport } from '#actions/imports/mending.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, ImportId, PersonId, RecordId } from '#domain/ids.ts'
import { type Draft, takesMore } from '#domain/imports/draft.ts'
import {
  dropped,
  mended,
  restored,
  settled,
  type Typed,
  taken,
  undeclared,
  withRecord,
} from '#domain/imports/mending.ts'
import { readImport } from '#gate/imports/reader.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { compare } from './comparison.tsx'

export const commandRoutes = new Hono<Web>()

commandRoutes.post('/imports/:id', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  const act = readAct(form.text('act'))
  const mending = { id, version: Number(form.text('version')), typed: typedIn(c, form), change: act.change }
  const saved = await mendImport(c.var.app, c.var.actor, mending, form.command)
  if (!saved.ok) return refused(c, id, form, saved.refusal)
  const back = act.at === undefined ? '' : `${act.opens ? `?open=${act.at}` : ''}#${act.at}`
  return seeOther(c, `${paths.import(id)}${back}`, act.at === undefined ? 'import.saved' : undefined)
})

commandRoutes.post('/imports/:id/keeping', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  const keeping = { id, version: Number(form.text('version')), typed: typedIn(c, form) }
  const kept = await beginFromImport(c.var.app, c.var.actor, keeping, form.command)
  if (!kept.ok) return refused(c, id, form, kept.refusal)
  return seeOther(c, paths.dossier(kept.value as DossierId), 'import.kept')
})

commandRoutes.post('/imports/:id/discarding', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  const done = await discardImport(c.var.app, c.var.actor, id, form.command)
  return seeOther(c, paths.imports(), done.ok ? 'import.discarded' : undefined)
})

/** The page again with what was typed; nothing of it was saved. */
async function refused(c: WebContext, id: ImportId, form: Form, refusal: string) {
  const found = await readImport(c.var.app, c.var.actor, id)
  if (!found) throw new NotFound()
  return compare(c, { ...found, draft: mended(found.draft, typedIn(c, form)) }, refusal)
}

/** What was typed, by record and field. A unit or a person outside the choices is as if it had not been sent. */
function typedIn(c: WebContext, form: Form): Typed {
  const units = new Set(unitChoices(c).map(({ id }) => String(id)))
  const isKnown = (id: string) => units.has(id) || c.var.app.roster.of(id as PersonId).length > 0
  return (record, field) => {
    const name = `${record}.${field}`
    if (!form.has(name)) return undefined
    const text = form.text(name)
    return (field === 'unit' || field === 'person') && text !== '' && /^[0-9a-f-]{36}$/.test(text) && !isKnown(text)
      ? undefined
      : text
  }
}

type Act = { readonly at?: string; readonly opens?: true; readonly change: (draft: Draft) => Draft }

/** The button that was pressed: `take <record> <field> <reading>` and its like; anything else only saves. */
function readAct(text: string): Act {
  const [verb = '', key = '', ...rest] = text.split(' ')
  const record = key as RecordId
  switch (verb) {
    case 'take':
      return { at: `${key}`, change: (draft) => taken(draft, record, rest[0] ?? '', rest.slice(1).join(' ')) }
    case 'settle':
      return { at: `${key}`, change: (draft) => settled(draft, record, rest.join(' ')) }
    case 'open':
      return { at: /^r\d+$/.test(key) ? key : '', opens: true, change: (draft) => draft }
    case 'drop':
      return { at: `${key}`, change: (draft) => dropped(draft, record) }
    case 'restore':
      return { at: `${key}`, change: (draft) => restored(draft, record) }
    case 'undeclare':
      return { at: `${key}`, change: (draft) => undeclared(draft, key) }
    case 'person':
      return {
        at: 'person',
        change: (draft) => ({ ...draft, person: key === 'nobody' ? 'nobody' : (key as PersonId) }),
      }
    case 'others':
      return {
        at: 'namesakes',
        change: (draft) => ({ ...draft, others: [key, ...rest].filter(Boolean) as DossierId[] }),
      }
    case 'add': {
      const section = sectionOf(key)
      if (!section || !takesMore(section)) break
      return { at: section.key, change: (draft) => withRecord(draft, section.key) }
    }
  }
  return { change: (draft) => draft }
}
