import { Hono } from 'hono'
import { printSlip } from '#actions/transfers/printing.ts'
import { fileReceipt, sendOut } from '#actions/transfers/sending.ts'
import { materialGroups } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { standingOf } from '#domain/materials/material.ts'
import { mayPrintPaper } from '#domain/prints/papers/index.ts'
import { dayOf } from '#domain/time.ts'
import { readReceipt, readSending } from '#domain/transfers/transfer.ts'
import { readCatalogue } from '#gate/materials/reader.ts'
import { mustTransfer, readTransfers, transferOf } from '#gate/transfers/transfers.ts'
import { nameOfAccount, noFace, pdfFile, printerName } from '#routes/custody/context.ts'
import { dropPapers, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import { readUpload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { TransfersPage } from '#views/transfers/list.tsx'
import { TransferPage, type TransferRefused } from '#views/transfers/one.tsx'
import { registerOf, slipOf } from '#views/transfers/sheets.ts'

/** 转出: of one dossier, and all that waits or has left. */
export const transferRoutes = new Hono<Web>()

const dossierId = (c: WebContext) => idParam<DossierId>(c)

transferRoutes.get('/transfers', (c) => all(c))

transferRoutes.post('/transfers/register', async (c) => {
  await readForm(c)
  const { app, actor } = c.var
  const rows = (await rowsOf(c, 'transfer.register-printed')).filter(({ transfer }) => transfer.sent)
  const madeBy = app.directory.nameOf(actor.person)
  const list = registerOf({ rows, today: dayOf(app.now()), unit: houseOf(c), madeBy })
  const drawn = await app.printRoom.nameList({ at: app.now(), list })
  if (!drawn.ok) return all(c, noFace(c, drawn.missing))
  return pdfFile(c, drawn.pdf, 'transfers.pdf')
})

transferRoutes.get('/dossiers/:id/transfer', (c) => show(c))

transferRoutes.post('/dossiers/:id/transfer', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [dossierId(c), await readForm(c)]
  mustTransfer(app, actor, dossier)
  const read = readSending(form.text)
  if (!read.ok) return show(c, { typed: form.text, problems: read.problems })
  const done = await sendOut(app, actor, { dossier, sending: read.sending }, form.command)
  if (!done.ok) return show(c, { typed: form.text, said: c.var.t(`refusal.${done.refusal}`) }, 409)
  return seeOther(c, paths.transfer(dossier), 'transfer.sent')
})

transferRoutes.post('/dossiers/:id/transfer/receipt', async (c) => {
  const { app, actor, t } = c.var
  const dossier = dossierId(c)
  const transfer = await transferOf(app, actor, dossier)
  const { form, files } = await readUpload(
    c,
    receivingPaper(app, async () => ({ dossier, group: 'custody' })),
  )
  try {
    if (!transfer?.sent) return show(c, { typed: form.text, said: t('refusal.transfer.not-sent') }, 409)
    const read = readReceipt(form.text, { sentOn: dayOf(transfer.sent.at), today: dayOf(app.now()) })
    const paper = files.length === 0 ? t('refusal.transfer.no-scan') : undefined
    if (!read.ok) return show(c, { typed: form.text, problems: read.problems, ...(paper && { paper }) })
    const done = await fileReceipt(app, actor, { dossier, receipt: read.receipt, paper: files[0] }, form.command)
    if (!done.ok) return show(c, { typed: form.text, ...refusedBy(c, done.refusal) })
    return seeOther(c, paths.transfer(dossier), 'transfer.received')
  } finally {
    await dropPapers(app, files)
  }
})

transferRoutes.post('/dossiers/:id/transfer/slip', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [dossierId(c), await readForm(c)]
  mustTransfer(app, actor, dossier)
  const who = app.roster.entry(dossier)?.columns.who
  const office = who?.post ?? (who && app.directory.units.get(who.unit)?.name) ?? ''
  const order = {
    dossier,
    by: printerName(c),
    sheet: (sent: Parameters<typeof slipOf>[0]['sent']) =>
      slipOf({ sent, house: houseOf(c), name: who?.name ?? '', office, clerk: nameOfAccount(app, sent.by) }),
  }
  const done = await printSlip(app, actor, order, form.command)
  if (!done.ok) return show(c, { typed: () => '', said: noFace(c, done.missing) })
  return pdfFile(c, done.pdf, `P-${done.runCode}.pdf`)
})

/** A paper that was refused says why as everywhere else, at its field. */
const refusedBy = ({ var: { t } }: WebContext, code: string): Pick<TransferRefused, 'said' | 'paper'> =>
  code === 'transfer.no-scan'
    ? { paper: t('refusal.transfer.no-scan') }
    : code.startsWith('transfer.')
      ? { said: t(`refusal.${code}` as MessageKey) }
      : { paper: t(`field.${code}` as MessageKey) }

const houseOf = ({ var: { app } }: WebContext): string =>
  [...app.directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''

const rowsOf = async ({ var: { app, actor } }: WebContext, act: 'transfer.listed' | 'transfer.register-printed') =>
  (await readTransfers(app, actor, act)).map((transfer) => ({
    transfer,
    dossier: transfer.dossier,
    name: app.roster.entry(transfer.dossier)?.columns.who.name ?? '',
  }))

async function all(c: WebContext, refusal?: string) {
  const { app, t } = c.var
  const rows = await rowsOf(c, 'transfer.listed')
  return page(
    c,
    t('transfers.title'),
    <TransfersPage rows={rows} today={dayOf(app.now())} refusal={refusal} />,
    refusal === undefined ? undefined : { status: 422 },
  )
}

async function show(c: WebContext, refused?: TransferRefused, status: 409 | 422 = 422) {
  const { app, actor, t } = c.var
  const dossier = dossierId(c)
  const transfer = await transferOf(app, actor, dossier)
  const entry = app.roster.entry(dossier)
  if (!entry) throw new NotFound()
  const { name } = entry.columns.who
  await app.logRead({ at: app.now(), actor: actor.account, act: 'transfer.listed', about: { dossier } })
  return page(
    c,
    t('transfers.of', { name }),
    <TransferPage
      dossier={dossier}
      name={name}
      transfer={transfer}
      filed={await filedIn(c, dossier)}
      isBack={transfer?.receipt !== undefined && entry.subject.state !== 'transferred'}
      mayPrintList={mayPrintPaper(actor, 'catalogue', entry.subject)}
      clerk={(account) => nameOfAccount(app, account)}
      today={dayOf(app.now())}
      now={app.now()}
      refused={refused}
    />,
    refused && { status },
  )
}

/** How many papers the catalogue holds, for whoever reads all of its classes. */
async function filedIn({ var: { app, actor } }: WebContext, dossier: DossierId): Promise<number | undefined> {
  const subject = app.roster.entry(dossier)?.subject
  if (!subject || !materialGroups.every((group) => decide(actor, 'read', subject, group, quiet).allow)) return undefined
  const catalogue = await readCatalogue(app, actor, dossier)
  return catalogue?.materials.filter(({ kind }) => standingOf(kind) === 'filed').length
}
