import { Hono } from 'hono'
import { type Arriving, beginArriving } from '#actions/bringing/arriving.ts'
import { bringIn } from '#actions/bringing/bringing-in.ts'
import { leftToDo } from '#domain/bringing/brought.ts'
import { isListName } from '#domain/bringing/list-name.ts'
import { Forbidden } from '#domain/errors.ts'
import { isZip } from '#domain/imports/kinds.ts'
import { limits } from '#domain/limits.ts'
import { listBringings } from '#gate/bringing/reader.ts'
import { unitChoices } from '#routes/dossiers/context.ts'
import { type Arrived, type Coming, whole } from '#routes/web/incoming.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { BringingsPage } from '#views/bringing/send.tsx'
import { recent } from '#views/format.ts'
import { paths } from '#views/paths.ts'

export const sendRoutes = new Hono<Web>()

sendRoutes.get('/bringings', (c) => show(c))

sendRoutes.post('/bringings', async (c) => {
  const { app, actor, t } = c.var
  const units = unitChoices(c)
  // A batch may be large: whoever may not send one is told so before it is read.
  if (units.length === 0) throw new Forbidden()
  const arriving = beginArriving(app)
  const { form, files, tooMany } = await readUpload(c, {
    mostFiles: limits.batchFiles,
    mostBytes: limits.archive,
    mostOf: (start) => (isZip(start) ? limits.archive : limits.listFile),
    take: async (coming, text) => whole(coming, (file) => take(arriving, coming, file, text('mend') === 'yes')),
    abandon: arriving.abandon,
  })
  const typed = { unit: form.text('unit'), isExisting: form.text('existing') === 'yes', text: form.text('text') }
  const unit = units.find(({ id }) => id === typed.unit)?.id
  const tooLong = typed.text.split('\n').length > limits.gridRows + 1
  const nothing = files.length === 0 && typed.text.trim() === ''
  const problems = {
    ...(unit === undefined && { unit: 'import.no-unit' }),
    ...(tooMany ? { files: 'import.too-many-files' } : nothing && { files: 'bringing.nothing' }),
    ...(tooLong && { text: 'bringing.text-too-long' }),
  }
  if (unit === undefined || Object.keys(problems).length > 0) {
    await arriving.abandon()
    return show(c, { typed, problems })
  }
  if (typed.text.trim() !== '') {
    const bytes = new TextEncoder().encode(typed.text)
    await arriving.takeList({ name: t('bringing.pasted'), bytes, mend: false })
  }
  const id = await bringIn(app, actor, arriving, { unit, isExisting: typed.isExisting }, form.command)
  return seeOther(c, paths.bringing(id), 'bringing.begun')
})

/** Browsers may send a path; only its last part is the file's name. What an office keeps beside its files is none of them. */
async function take(
  arriving: Arriving,
  { field }: Coming,
  { name, bytes, cut }: Arrived,
  mend: boolean,
): Promise<boolean> {
  const bare = (name.split(/[\\/]/).at(-1) ?? '').slice(0, 200) || '—'
  if (field === 'folder' && /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(bare)) return false
  const most = isListName(bare) || isZip(bytes) ? Number.POSITIVE_INFINITY : limits.exchangeFile
  if (cut || bytes.length > most) arriving.turn({ name: bare, refusal: refusalOfLarge(bare) })
  else await arriving.take({ name: bare, bytes, mend })
  return true
}

const refusalOfLarge = (name: string) =>
  /\.zip$/i.test(name) ? 'import.zip-large' : isListName(name) ? 'workbook.too-large' : 'import.too-large'

type Shown = {
  readonly typed?: { readonly unit: string; readonly isExisting: boolean; readonly text: string }
  readonly problems?: { readonly unit?: string; readonly files?: string; readonly text?: string }
}

async function show(c: WebContext, { typed, problems }: Shown = {}) {
  const { app, actor, t } = c.var
  const units = unitChoices(c)
  if (units.length === 0) throw new Forbidden()
  const before = (await listBringings(app, actor)).map(({ bringing, counts }) => ({
    id: bringing.id,
    came: recent(t, bringing.at, app.now()),
    unit: app.directory.units.get(bringing.unit)?.name ?? '',
    all: Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.listed,
    toDo: leftToDo(counts),
    open: counts.staged + counts.asking + counts.failed,
    failed: counts.failed,
    kept: counts.kept,
  }))
  const unit = units.length === 1 ? (units[0]?.id ?? '') : ''
  return page(
    c,
    t('bringing.title'),
    <BringingsPage
      units={units}
      typed={typed ?? { unit, isExisting: false, text: '' }}
      problems={problems}
      before={before}
    />,
    { status: problems ? 422 : 200 },
  )
}
