import { Hono } from 'hono'
import {
  beginReceiving,
  type Received,
  type Receiving,
  receiveFile,
  type Turned,
  turnAway,
} from '#actions/imports/receiving.ts'
import { stageFiles } from '#actions/imports/staging.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { UnitId } from '#domain/ids.ts'
import { importNumber } from '#domain/imports/access.ts'
import { countOpen, doubtsOf } from '#domain/imports/doubts.ts'
import { nameIn, unitOf } from '#domain/imports/draft.ts'
import { isZip } from '#domain/imports/kinds.ts'
import { countProblems } from '#domain/imports/mending.ts'
import type { StagedFile } from '#domain/imports/staged-file.ts'
import { limits } from '#domain/limits.ts'
import { beginning } from '#domain/parsing/text.ts'
import { openWaiting, waitingImports } from '#gate/imports/reader.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import type { Form } from '#routes/web/forms.ts'
import { type Arrived, whole } from '#routes/web/incoming.ts'
import { pageAt } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { recent } from '#views/format.ts'
import { SendPage } from '#views/imports/send.tsx'
import { paths } from '#views/paths.ts'
import { isSample, sample, sampleNames } from './samples.ts'

export const listRoutes = new Hono<Web>()

listRoutes.get('/imports', (c) => send(c))

listRoutes.post('/imports', async (c) => {
  const { app, actor } = c.var
  // A batch may be large: whoever may not send one is told so before it is read.
  if (unitChoices(c).length === 0) throw new Forbidden()
  const receiving = beginReceiving(app)
  const { form, tooMany } = await readUpload(c, {
    mostFiles: limits.batchFiles,
    mostBytes: limits.archive,
    mostOf: (start) => (isZip(start) ? limits.archive : limits.exchangeFile),
    take: async (coming, text) => whole(coming, (file) => receive(receiving, file, text('mend') === 'yes')),
    abandon: receiving.abandon,
  })
  const files = await receiving.end()
  const sent = await filesIn(c, form, files, tooMany)
  const unit = unitIn(c, form)
  const problems = {
    ...(unit === undefined && { unit: 'import.no-unit' }),
    ...(typeof sent === 'string' && { files: sent }),
  }
  if (unit === undefined || typeof sent === 'string') {
    await turnAway(app, files)
    return send(c, { problems, unit: form.text('unit') })
  }

  const rows = await stageFiles(app, actor, { unit, files: sent }, form.command)
  if (!rows) return seeOther(c, paths.imports(), 'import.again')
  const [only] = rows
  if (rows.length === 1 && only?.ok) {
    const to = only.isKnown ? paths.importAgainst(only.import) : paths.import(only.import)
    return seeOther(c, to, only.isKnown ? undefined : 'import.staged')
  }
  return send(c, { rows, unit })
})

listRoutes.get('/imports/samples/:name', (c) => {
  const name = c.req.param('name').replace(/\.lrmx$/, '')
  if (!c.var.app.demo || !isSample(name)) throw new NotFound()
  return c.body(sample(name), 200, {
    'Content-Type': 'application/xml',
    'Content-Disposition': `attachment; filename="${name}.lrmx"`,
  })
})

/** Browsers may send a path; only its last part is the file's name. */
async function receive(receiving: Receiving, { name, bytes, cut }: Arrived, mend: boolean): Promise<void> {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200) || '—'
  if (cut)
    receiving.turn({ ok: false, name: bare, refusal: /\.zip$/i.test(bare) ? 'import.zip-large' : 'import.too-large' })
  else await receiving.take({ name: bare, bytes, mend })
}

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
  const [now, { own, others }] = [app.now(), await waitingImports(app, actor)]
  const [ownAt, othersAt] = [pageAt(c, own.length), pageAt(c, others.length, 'others')]
  const pages = {
    own: { page: ownAt.at, pages: ownAt.pages, count: own.length },
    others: { page: othersAt.at, pages: othersAt.pages, count: others.length },
  }
  const waiting = (await openWaiting(app, actor, of(own, ownAt))).map(({ staged, draft }) => ({
    id: staged.id,
    number: importNumber(staged.id),
    name: beginning(nameIn(draft) || draft.file.name, 200),
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
      others={of(others, othersAt).map(({ id, author, at }) => ({
        id,
        number: importNumber(id),
        author: app.directory.nameOf(app.directory.personOf(author)),
        came: recent(t, at, now),
      }))}
      pages={pages}
      samples={app.demo ? sampleNames : []}
      rows={rows}
      problems={problems}
    />,
    { status: (rows || problems) && !taken ? 422 : 200 },
  )
}

const of = <Row,>(rows: readonly Row[], { range: { from, most } }: ReturnType<typeof pageAt>) =>
  rows.slice(from, from + most)

/** The files that came, or the demo's sample; else why not. */
async function filesIn(
  { var: { app } }: WebContext,
  form: Form,
  files: readonly (Received | Turned)[],
  tooMany: boolean,
): Promise<readonly (Received | Turned)[] | string> {
  const wanted = form.text('sample')
  if (wanted !== '') {
    if (!app.demo || !isSample(wanted)) return 'import.no-sample'
    await turnAway(app, files)
    return receiveFile(app, { name: `${wanted}.lrmx`, bytes: sample(wanted), mend: false })
  }
  if (tooMany) return 'import.too-many-files'
  return files.length === 0 ? 'import.no-files' : files
}

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
