import { Hono } from 'hono'
import { discardImport, keepImport, mendImport, type SentFile, stageFiles } from '#actions/imports/imports.ts'
import * as imports from '#db/imports/imports.ts'
import { suggestKin } from '#domain/access/kinship.ts'
import { decide, quiet, visible } from '#domain/access/policy.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId, ImportId, PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { countOpen, doubtsOf } from '#domain/imports/doubts.ts'
import { basicOf, type Draft, takesMore, unitOf } from '#domain/imports/draft.ts'
import {
  countProblems,
  dropped,
  mended,
  restored,
  settled,
  type Typed,
  taken,
  undeclared,
  withRecord,
} from '#domain/imports/mending.ts'
import type { StagedFile } from '#domain/imports/staged-file.ts'
import type { PartialDate } from '#domain/time.ts'
import { formatPartialDate } from '#domain/time.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { recent } from '#views/format.ts'
import { ComparePage } from '#views/imports/compare.tsx'
import { DiscardingPage } from '#views/imports/discarding.tsx'
import { SendPage } from '#views/imports/send.tsx'
import { paths } from '#views/paths.ts'
import { isSample, sample, sampleNames } from './samples.ts'

export const importRoutes = new Hono<Web>()

/** How many files one batch may have (decisions.md 64). */
const mostFiles = 200

importRoutes.get('/imports', (c) => send(c))

importRoutes.post('/imports', async (c) => {
  const { app, actor } = c.var
  // A batch may be large: whoever may not send one is told so before it is read.
  if (unitChoices(c).length === 0) throw new Forbidden()
  const form = await readForm(c)
  const sent = await filesIn(c, form)
  const unit = unitIn(c, form)
  const problems = {
    ...(unit === undefined && { unit: 'import.no-unit' }),
    ...(typeof sent === 'string' && { files: sent }),
  }
  if (unit === undefined || typeof sent === 'string') return send(c, { problems, unit: form.text('unit') })

  const rows = await stageFiles(app, actor, { unit, files: sent, mend: form.text('mend') === 'yes' }, form.command)
  if (!rows) return seeOther(c, paths.imports(), 'import.again')
  const [only] = rows
  if (rows.length === 1 && only?.ok) return seeOther(c, paths.import(only.import), 'import.staged')
  return send(c, { rows, unit })
})

importRoutes.get('/imports/samples/:name', (c) => {
  const name = c.req.param('name').replace(/\.lrmx$/, '')
  if (!c.var.app.demo || !isSample(name)) throw new NotFound()
  return c.body(sample(name), 200, {
    'Content-Type': 'application/xml',
    'Content-Disposition': `attachment; filename="${name}.lrmx"`,
  })
})

importRoutes.get('/imports/:id', async (c) => {
  const found = await imports.read(c.var.app, c.var.actor, idParam<ImportId>(c))
  return found ? compare(c, found) : gone(c)
})

importRoutes.post('/imports/:id', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  const act = readAct(form.text('act'))
  const mending = { id, version: Number(form.text('version')), typed: typedIn(c, form), change: act.change }
  const saved = await mendImport(c.var.app, c.var.actor, mending, form.command)
  if (!saved.ok) return refused(c, id, form, saved.refusal)
  const back = act.at === undefined ? '' : `#${act.at}`
  return seeOther(c, `${paths.import(id)}${back}`, act.at === undefined ? 'import.saved' : undefined)
})

importRoutes.get('/imports/:id/photo', async (c) => {
  const bytes = await imports.readPhoto(c.var.app, c.var.actor, idParam<ImportId>(c))
  if (!bytes) throw new NotFound()
  return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'image/jpeg' })
})

importRoutes.post('/imports/:id/keeping', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  const keeping = { id, version: Number(form.text('version')), typed: typedIn(c, form) }
  const kept = await keepImport(c.var.app, c.var.actor, keeping, form.command)
  if (!kept.ok) return refused(c, id, form, kept.refusal)
  return seeOther(c, paths.dossier(kept.value as DossierId), 'import.kept')
})

importRoutes.get('/imports/:id/discarding', async (c) => {
  const id = idParam<ImportId>(c)
  const found = await imports.read(c.var.app, c.var.actor, id)
  if (!found) return gone(c)
  const name = imports.nameIn(found.draft)
  return page(c, c.var.t('import.discard-title', { name }), <DiscardingPage id={id} name={name} />)
})

importRoutes.post('/imports/:id/discarding', async (c) => {
  const [id, form] = [idParam<ImportId>(c), await readForm(c)]
  await discardImport(c.var.app, c.var.actor, id, form.command)
  return seeOther(c, paths.imports(), 'import.discarded')
})

type Sent = {
  readonly rows?: readonly StagedFile[]
  readonly unit?: string
  readonly problems?: { readonly unit?: string; readonly files?: string }
}

/** The page to send files, with what became of those just sent. Nothing taken in is a refusal of the form. */
async function send(c: WebContext, { rows, unit, problems }: Sent = {}) {
  const { app, actor, t } = c.var
  const units = unitChoices(c)
  if (units.length === 0) throw new Forbidden()
  const now = app.now()
  const waiting = (await imports.list(app, actor)).map(({ staged, draft }) => ({
    id: staged.id,
    name: imports.nameIn(draft) || draft.file.name,
    file: draft.file.name,
    unit: app.directory.units.get(unitOf(draft))?.name ?? '',
    doubts: countOpen(doubtsOf(draft)) + countProblems(draft),
    came: recent(t, staged.at, now),
  }))
  const taken = rows?.some(({ ok }) => ok) ?? false
  return page(
    c,
    t('import.title'),
    <SendPage
      units={units}
      unit={unit ?? (units.length === 1 ? (units[0]?.id ?? '') : '')}
      waiting={waiting}
      samples={app.demo ? sampleNames : []}
      rows={rows}
      problems={problems}
    />,
    { status: (rows || problems) && !taken ? 422 : 200 },
  )
}

/** The files of the form, or the demo's sample; else why not. */
async function filesIn({ var: { app } }: WebContext, form: Form): Promise<readonly SentFile[] | string> {
  const wanted = form.text('sample')
  if (wanted !== '') {
    if (!app.demo || !isSample(wanted)) return 'import.no-sample'
    return [{ name: `${wanted}.lrmx`, bytes: sample(wanted) }]
  }
  const files = form.files('files')
  if (files.length === 0) return 'import.no-files'
  if (files.length > mostFiles) return 'import.too-many-files'
  return Promise.all(
    files.map(async (file) => ({ name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** Browsers may send a path; only its last part is the file's name. */
const nameOf = ({ name }: File): string => (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200) || '—'

/** A unit that the actor may choose; a sample goes to the first department with head and leader where none was chosen. */
function unitIn(c: WebContext, form: Form): UnitId | undefined {
  const choices = unitChoices(c).map(({ id }) => id)
  const chosen = choices.find((id) => id === form.text('unit'))
  if (chosen || form.text('sample') === '') return chosen
  const { offices } = c.var.app.directory
  const led = (unit: UnitId, kind: 'head' | 'leader') =>
    offices.some((office) => office.unit === unit && office.kind === kind)
  return choices.find((unit) => led(unit, 'head') && led(unit, 'leader')) ?? choices[0]
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

type Act = { readonly at?: string; readonly change: (draft: Draft) => Draft }

/** The button that was pressed: `take <record> <field> <reading>` and its like; anything else only saves. */
function readAct(text: string): Act {
  const [verb = '', key = '', ...rest] = text.split(' ')
  const record = key as RecordId
  switch (verb) {
    case 'take':
      return { at: `${key}`, change: (draft) => taken(draft, record, rest[0] ?? '', rest.slice(1).join(' ')) }
    case 'settle':
      return { at: `${key}`, change: (draft) => settled(draft, record, rest.join(' ')) }
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
    case 'add': {
      const section = sectionOf(key)
      if (!section || !takesMore(section)) break
      return { at: section.key, change: (draft) => withRecord(draft, section.key) }
    }
  }
  return { change: (draft) => draft }
}

/** The page again with what was typed; nothing of it was saved. */
async function refused(c: WebContext, id: ImportId, form: Form, refusal: string) {
  const found = await imports.read(c.var.app, c.var.actor, id)
  if (!found) throw new NotFound()
  return compare(c, { ...found, draft: mended(found.draft, typedIn(c, form)) }, refusal)
}

function compare(c: WebContext, { staged, draft }: imports.ReadImport, refusal?: string) {
  const { app, t } = c.var
  return page(
    c,
    imports.nameIn(draft) || draft.file.name,
    <ComparePage
      id={staged.id}
      version={staged.version}
      draft={draft}
      came={recent(t, staged.at, app.now())}
      units={unitChoices(c)}
      kin={(record) => kinOf(c, draft, record)}
      sameName={sameName(c, draft)}
      accounts={accountsOf(c, draft)}
      refusal={refusal}
    />,
    { status: refusal ? 422 : 200 },
  )
}

/** An import that became a dossier leads there; one that was given up is not there. */
async function gone(c: WebContext) {
  const { app, actor } = c.var
  const staged = await imports.find(app.db, actor, idParam<ImportId>(c))
  if (staged?.state !== 'kept') throw new NotFound()
  return c.redirect(paths.dossier(staged.dossier), 303)
}

/** Whoever a relative may be, as far as the viewer may see them: same name and month of birth, or chosen before. */
function kinOf({ var: { app, actor } }: WebContext, draft: Draft, key: RecordId) {
  const fields = draft.records.find((record) => record.key === key && record.section === 'family')?.fields
  if (!fields) return []
  const name = String(fields['name'] ?? '')
  const candidates = app.roster.named(name).map(({ subject, columns }) => ({
    person: subject.person,
    name: columns.who.name,
    birth: columns.identity.birth,
  }))
  const relative = { name, birth: fields['birth'] as PartialDate | undefined }
  const persons = new Set<PersonId>(suggestKin(relative, candidates).map(({ person }) => person))
  if (fields['person']) persons.add(fields['person'] as PersonId)
  return [...persons]
    .flatMap((person) => app.roster.of(person))
    .filter(({ subject }) => decide(actor, 'list', subject, 'who', quiet).allow)
    .map(({ subject, columns }) => ({
      id: subject.person as string,
      name: `${columns.who.name}（${app.directory.units.get(subject.unit)?.name ?? ''}）`,
    }))
}

/** Holders of accounts who may be the person of the file, by name and office. */
const accountsOf = ({ var: { app, t } }: WebContext, draft: Draft) =>
  accountsNamed(app, imports.nameIn(draft)).map((person) => {
    const { title, duty, unit } = app.directory.officeOf(person)
    const office = title ?? [unit, duty && t(`duty.${duty}`)].filter(Boolean).join(' ')
    return {
      id: person as string,
      name: office === '' ? app.directory.nameOf(person) : `${app.directory.nameOf(person)}（${office}）`,
    }
  })

/** Namesakes on file, told apart by unit and birth, so that nobody is entered twice by oversight. */
function sameName({ var: { app, actor } }: WebContext, draft: Draft) {
  const name = String(basicOf(draft)['name'] ?? '')
  return app.roster
    .named(name)
    .filter(({ subject }) => visible(actor, subject, quiet))
    .map(({ subject, columns }) => {
      const birth = decide(actor, 'list', subject, 'identity', quiet).allow ? columns.identity.birth : undefined
      const unit = app.directory.units.get(subject.unit)?.name ?? ''
      const about = [unit, birth && formatPartialDate(birth)].filter(Boolean).join('，')
      return { href: paths.dossier(subject.dossier), text: `${columns.who.name}（${about}）` }
    })
}
