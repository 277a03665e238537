import { Hono } from 'hono'
import { importCrosses } from '#actions/crosses/importing.ts'
import { type CrossFileRefusal, type FileRow, readCrossFile, writeCrossFile } from '#domain/crosses/file.ts'
import type { CrossRefusal } from '#domain/crosses/saved.ts'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { CrossId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { dayOf } from '#domain/time.ts'
import { crossesFor, type MetCross } from '#gate/crosses/crosses.ts'
import { pathOf, rowsFor } from '#gate/crosses/reading.ts'
import { offeredTo } from '#gate/statistics/offering.ts'
import { download } from '#routes/exports/answers.ts'
import { mustCount } from '#routes/statistics/tables.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { whole } from '#routes/web/incoming.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CrossImportPage } from '#views/crosses/importing.tsx'
import { paths } from '#views/paths.ts'
import { crossLine } from '#views/statistics/cross-words.ts'
import { unitNameFor } from './met.ts'
import { program } from './program.ts'

/** Definitions as files between houses (docs/decisions/0287). */
export const crossFileRoutes = new Hono<Web>()

crossFileRoutes.post(paths.crossFile(), async (c) => {
  const { app, actor, t, language } = c.var
  mustCount(actor)
  const form = await readForm(c)
  const met = await crossesFor(app, actor)
  const id = form.text('cross') as CrossId
  const chosen = id === ('' as CrossId) ? met.filter(({ isOwn }) => isOwn) : met.filter((one) => one.id === id)
  if (chosen.length === 0) throw new NotFound()
  const units = new Set((await offeredTo(app, actor)).units.map(({ id }) => id))
  const words = { t, language, unitName: await unitNameFor(c) }
  const tables = chosen.map(({ name, text, cross, day, clock }) => ({
    name,
    text,
    day,
    clock,
    said: cross ? crossLine(cross, words) : '',
    ...(cross?.under && { unit: units.has(cross.under) ? pathOf(app, cross.under) : [words.unitName(cross.under)] }),
  }))
  const about = { tables: tables.length, asked: chosen.map(({ text }) => text).join(' ') }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'cross.exported', about })
  return download(c, { name: nameOf(c, chosen), body: new TextEncoder().encode(writeCrossFile(tables, program)) })
})

const nameOf = ({ var: { app, t } }: WebContext, all: readonly MetCross[]): string => {
  const [only, ...others] = all
  const name = only && others.length === 0 ? `${t('cross.title')} ${only.name}` : t('cross.saved.title')
  return `${fileName(`${name} ${dayOf(app.now())}`)}.json`
}

crossFileRoutes.get(paths.crossImport(), (c) => {
  mustCount(c.var.actor)
  return show(c)
})

crossFileRoutes.post('/statistics/crosses/import', async (c) => {
  mustCount(c.var.actor)
  const { files } = await readUpload(c, {
    mostFiles: 1,
    mostBytes: limits.crossFile,
    take: async (coming) => whole(coming, async ({ bytes, cut }) => ({ cut, text: textOf(bytes) })),
    abandon: async () => {},
  })
  const [file] = files
  if (!file) return show(c, { refusal: 'cross.file-none' })
  if (file.cut) return show(c, { refusal: 'cross.file-large' })
  if (file.text === undefined) return show(c, { refusal: 'cross.file-foreign' })
  const read = readCrossFile(file.text, dayOf(c.var.app.now()))
  if (!read.ok) return show(c, { refusal: read.refusal })
  const rows = await rowsFor(c.var.app, c.var.actor, read.value)
  const taken = rows.flatMap(({ doubts }, row) => (doubts.length === 0 ? [row] : []))
  return show(c, { rows, file: file.text, taken, names: rows.map(({ name }) => name) })
})

crossFileRoutes.post(paths.crossImported(), async (c) => {
  const { app, actor } = c.var
  mustCount(actor)
  const form = await readForm(c)
  const read = readCrossFile(form.text('file'), dayOf(app.now()))
  if (!read.ok) return show(c, { refusal: read.refusal })
  const rows = await rowsFor(app, actor, read.value)
  const taken = form.all('take').map(Number)
  const again = { rows, file: form.text('file'), taken, names: rows.map((_, row) => form.text(`name-${row}`)) }
  const chosen = chosenIn(form, rows, taken)
  if (chosen.length === 0) return show(c, { ...again, problem: 'cross.none-chosen' })
  const done = await importCrosses(app, actor, chosen, form.command)
  if (done.ok) return seeOther(c, paths.savedCrosses(), 'cross.imported')
  return show(c, { ...again, problem: done.refusal, wrong: done.row })
})

/** The rows that were ticked; one that names what is not there cannot be chosen. */
const chosenIn = (form: Form, rows: readonly FileRow[], taken: readonly number[]) =>
  rows.flatMap(({ cross, doubts, day, clock }, row) =>
    cross && doubts.length === 0 && taken.includes(row)
      ? [{ row, cross, day, clock, name: form.text(`name-${row}`) }]
      : [],
  )

/** What is no text in UTF-8 is none of ours. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

type Shown = {
  readonly refusal?: CrossFileRefusal
  readonly rows?: readonly FileRow[]
  readonly file?: string
  readonly taken?: readonly number[]
  readonly names?: readonly string[]
  readonly problem?: CrossRefusal | 'cross.none-chosen'
  readonly wrong?: number | undefined
}

async function show(c: WebContext, shown: Shown = {}) {
  const isRefused = shown.refusal !== undefined || shown.problem !== undefined
  return page(
    c,
    c.var.t('cross.import.title'),
    <CrossImportPage {...shown} unitName={await unitNameFor(c)} />,
    isRefused ? { status: 422 } : {},
  )
}
