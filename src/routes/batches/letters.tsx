import { Hono } from 'hono'
import { letterPrinted } from '#actions/letters/printed.ts'
import { batchOf } from '#db/batches/cases.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Batch } from '#domain/batches/batch.ts'
import { isAnnounced } from '#domain/batches/joinable.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { BatchId, CaseId } from '#domain/ids.ts'
import { type Letter, type LetterHead, letterHeads, lettersOf } from '#domain/letters/letter.ts'
import type { Entry } from '#domain/log/entry.ts'
import { watermark } from '#domain/prints/foot.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { readDate } from '#domain/typed-date.ts'
import { readBatch } from '#gate/batches/reader.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { readLastLetter } from '#gate/letters/last.ts'
import { caseAt } from '#routes/cases/context.ts'
import { noFace, pdfFile, pdfShown, printerName } from '#routes/custody/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type LetterKey, LetterPage, letterKeys, longest } from '#views/letters/page.tsx'
import { paths } from '#views/paths.ts'
import { appointedIn } from './appointed.ts'
import { batchAt } from './batch.tsx'
import { rowsOf } from './rows.ts'
import { entityIn, usualLetter } from './usual-letter.ts'

/** 任免通知 of one meeting, and of one case, for whoever keeps all that it announces. */
export const letterRoutes = new Hono<Web>()

letterRoutes.get('/batches/:id/letter', async (c) => show(c, await ofBatch(c)))
letterRoutes.get('/batches/:id/letter/preview.pdf', async (c) => preview(c, await ofBatch(c)))
letterRoutes.post('/batches/:id/letter', async (c) => print(c, await ofBatch(c)))
letterRoutes.get('/cases/:id/letter', async (c) => show(c, await ofCase(c)))
letterRoutes.get('/cases/:id/letter/preview.pdf', async (c) => preview(c, await ofCase(c)))
letterRoutes.post('/cases/:id/letter', async (c) => print(c, await ofCase(c)))

/** What a letter announces, and where its page stands. */
type Source = {
  readonly over: { readonly label: string; readonly href: string }
  readonly title: string
  readonly address: string
  readonly cases: readonly Case[]
  /** The batch whose meeting decided. */
  readonly batch: Batch | undefined
  readonly hint?: string | undefined
  readonly about: Entry['about']
  readonly file: string
}

async function ofBatch(c: WebContext): Promise<Source> {
  const { app, actor, t } = c.var
  const { batch, cases, hidden } = await batchAt(c)
  if (batch.kind !== 'appointments') throw new NotFound()
  if (hidden > 0 || cases.length === 0 || !cases.every((one) => keepsCase(app, actor, one))) throw new Forbidden()
  return {
    over: { label: batch.content.title, href: paths.batch(batch.id) },
    title: t('letter.of', { name: batch.content.title }),
    address: paths.batchLetter(batch.id),
    cases,
    batch,
    about: { batch: batch.id, rows: cases.length },
    file: batch.number,
  }
}

async function ofCase(c: WebContext): Promise<Source> {
  const { app, actor, t } = c.var
  const theCase = await caseAt(c, idParam<CaseId>(c))
  if (!isAnnounced(theCase)) throw new NotFound()
  if (!keepsCase(app, actor, theCase) || theCase.damaged) throw new Forbidden()
  const { id, dossier, number, state } = theCase
  const joined = await batchOf(app.db, id)
  const batch = joined && (await readBatch(app, actor, joined as BatchId))?.batch
  return {
    over: { label: number, href: paths.case(id) },
    title: t('letter.of', { name: aboutOf(state).name }),
    address: paths.caseLetter(id),
    cases: [theCase],
    batch,
    hint: batch && t('letter.in-batch', { title: batch.content.title }),
    about: { case: id, dossier },
    file: number,
  }
}

type Asked = {
  readonly said: Readonly<Record<LetterKey, string>>
  readonly wrong: Partial<Record<LetterKey, string>>
  readonly letters: readonly Letter[]
  readonly head: LetterHead
  /** Whether it is said as the last letter said it. */
  readonly isLast: boolean
  /** What the address asks, word by word. */
  readonly search: string
}

/** What the address says, the rest as it is usual here; nothing is composed while a field is wrong. */
async function askedOf(c: WebContext, { cases, batch }: Source): Promise<Asked> {
  const { app, actor, t } = c.var
  const last = await readLastLetter(app, actor, entityIn(c, cases))
  const known = usualLetter(c, batch, last)
  const usual = { ...known, day: known.day && formatPartialDate(known.day as PartialDate) }
  const said = Object.fromEntries(letterKeys.map((key) => [key, c.req.query(key)?.trim() ?? usual[key]])) as Record<
    LetterKey,
    string
  >
  const day = readDate(said.day)
  const wrong: Partial<Record<LetterKey, string>> = {
    ...Object.fromEntries(
      letterKeys
        .filter((key) => [...said[key]].length > longest[key])
        .map((key) => [key, t('letter.too-long', { most: longest[key] })]),
    ),
    ...(said.issuer === '' && { issuer: t('field.required') }),
    ...(said.to === '' && { to: t('field.required') }),
    ...(said.day !== '' && !day.ok && { day: t('field.not-a-date') }),
    ...(said.day !== '' && day.ok && day.value.length !== 8 && { day: t('field.day-needed') }),
  }
  const isWrong = Object.keys(wrong).length > 0
  const people = isWrong ? [] : (await rowsOf(c, cases.filter(isAnnounced))).map(appointedIn(c))
  const head = letterHeads.find((known) => known === said.head) ?? 'red'
  const letters = lettersOf(people, { ...said, head, day: said.day !== '' && day.ok ? day.value : '' })
  const isAsked = letterKeys.some((key) => c.req.query(key) !== undefined)
  return {
    said,
    wrong,
    letters,
    isLast: last !== undefined && !isAsked,
    head,
    search: isAsked ? `?${new URLSearchParams(said)}` : '',
  }
}

async function show(c: WebContext, source: Source, problem?: string) {
  const { t } = c.var
  const { over, title, address, hint } = source
  const { said, wrong, letters, search, isLast } = await askedOf(c, source)
  const isWrong = Object.keys(wrong).length > 0
  const lacks = problem ?? (letters.length === 0 && !isWrong ? t('letter.nobody') : lackingIn(c, letters))
  return page(
    c,
    title,
    <LetterPage
      over={over}
      title={title}
      hint={hint}
      action={address}
      pdf={`${address}/preview.pdf${search}`}
      print={`${address}${search}`}
      said={said}
      isLast={isLast}
      wrong={wrong}
      letters={letters.length}
      drafts={letters.filter(({ isDraft }) => isDraft).length}
      problem={lacks}
    />,
    isWrong || lacks ? { status: 422 } : {},
  )
}

/** Why it cannot be printed, known before it is drawn: characters that no face has. */
function lackingIn(c: WebContext, letters: readonly Letter[]): string | undefined {
  const missing = c.var.app.printRoom.coverage.lacks(JSON.stringify(letters))
  return missing.length > 0 ? noFace(c, missing) : undefined
}

async function preview(c: WebContext, source: Source) {
  const { app, actor } = c.var
  const { letters } = await askedOf(c, source)
  if (letters.length === 0) throw new NotFound()
  const at = app.now()
  await app.logRead({ at, actor: actor.account, act: 'letter.previewed', about: source.about })
  const drawn = await app.printRoom.letters({ at, letters, watermark: watermark({ by: printerName(c), at }) })
  if (!drawn.ok) throw new NotFound()
  return pdfShown(c, drawn.pdf)
}

async function print(c: WebContext, source: Source) {
  const { app, actor } = c.var
  await readForm(c)
  const { letters, wrong, said, head } = await askedOf(c, source)
  if (letters.length === 0 || Object.keys(wrong).length > 0) return show(c, source)
  const at = app.now()
  const drawn = await app.printRoom.letters({ at, letters })
  if (!drawn.ok) return show(c, source, noFace(c, drawn.missing))
  const letter = { to: said.to, copies: said.copies, head }
  await letterPrinted(app, actor, { entity: entityIn(c, source.cases), letter, about: source.about })
  return pdfFile(c, drawn.pdf, `${source.file}-letter.pdf`)
}
