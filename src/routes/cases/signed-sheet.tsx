import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { registerSigned } from '#actions/cases/signature.ts'
import { readScan } from '#domain/custody/scan.ts'
import { NotFound } from '#domain/errors.ts'
import { caseOnSheet, sheetInHand } from '#gate/cases/by-sheet.ts'
import { nameOfAccount } from '#routes/custody/context.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { fieldOf, type SignatureAgain } from '#views/cases/signature.tsx'
import { SignedSheetPage } from '#views/cases/signed-sheet.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { signersOf } from './context.ts'
import { readSheet } from './signature.ts'

/** 登记纸面签批 by whoever has the sheet in hand and no part in its case (docs/decisions/0040). */
export const signedSheetRoutes = new Hono<Web>()

signedSheetRoutes.get('/archive/sheets/:code/signature', (c) => show(c))

signedSheetRoutes.post('/archive/sheets/:code/signature', async (c) => {
  const { app, actor } = c.var
  const number = codeOf(c)
  const { form, files } = await readUpload(c, receivingSheet(c, number))
  try {
    const theCase = await caseOnSheet(app, actor, number)
    if (!theCase) throw new NotFound()
    const [taken] = files
    const sheet = { ...readSheet(form), number, paper: taken?.ok ? taken.value : undefined }
    const done = await registerSigned(app, actor, theCase.id, sheet, form.command)
    if (done.ok) return seeOther(c, paths.codes(number), 'case.signed')
    const isSpoilt = done.reason.code === 'case.sheet-missing' && taken?.ok === false
    const typed = { signature: form.text('signature'), day: form.text('day'), text: form.text('opinion') }
    return show(c, { refused: isSpoilt ? taken.refusal : done.reason, typed })
  } finally {
    await dropPapers(app, files)
  }
})

/** The sheet goes under the key of the dossier, and is taken from nobody who may not register it. */
const receivingSheet = (c: WebContext, number: string) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const theCase = await caseOnSheet(c.var.app, c.var.actor, number)
    if (!theCase) throw new NotFound()
    if (field !== 'sheet') throw new HTTPException(400)
    return { dossier: theCase.dossier, group: 'who' }
  })

/** The number in the address as it is printed; anything else is no sheet. */
function codeOf(c: WebContext): string {
  const scan = readScan(c.req.param('code') ?? '')
  if (scan.is !== 'page') throw new NotFound()
  return scan.code
}

async function show(c: WebContext, again?: SignatureAgain) {
  const { app, actor, t } = c.var
  const code = codeOf(c)
  const held = await sheetInHand(app, actor, code)
  if (!held) throw new NotFound()
  const { run } = held
  const isAtField = again !== undefined && fieldOf(again.refused) !== undefined
  return page(
    c,
    t('case.sign'),
    <SignedSheetPage
      code={code}
      name={held.name}
      unit={app.directory.units.get(held.unit)?.name ?? ''}
      printed={{ at: run.printedAt, by: nameOfAccount(app, run.printedBy) }}
      sign={held.signatures}
      content={held.content}
      isOld={held.isOld}
      signers={signersOf(c)}
      now={app.now()}
      said={again && !isAtField && typeof again.refused !== 'string' ? said(c, again.refused.code) : undefined}
      again={again}
    />,
    again && { status: isAtField ? 422 : 409 },
  )
}

/** What kept it back, in a sentence that tells nothing of what was decided. */
const said = ({ var: { t } }: WebContext, code: string): string =>
  t((code === 'case.stale' ? 'refusal.case.stale' : 'sheet-held.none') as MessageKey)
