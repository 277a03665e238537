import { Hono } from 'hono'
import { openChange } from '#actions/custodians/changing.ts'
import { endCopy, writeCopy } from '#actions/custodians/copies.ts'
import { endUnattended } from '#actions/custodians/unattended.ts'
import * as kept from '#db/custodians/kept.ts'
import { keepsMachines, leadsHr } from '#domain/access/duties.ts'
import { isStale } from '#domain/custodians/copy.ts'
import type { AccountId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { CopyLine } from '#views/custodians/copies.tsx'
import { CustodiansPage } from '#views/custodians/page.tsx'
import { paths } from '#views/paths.ts'
import { calledFor, mustKeep, mustRead, sharesFor } from './readers.ts'

/** 钥匙与保管人, for the HR lead and the 专管人 by name and for IT by number: who holds shares, copies of the keyring, the start. */
export const custodianRoutes = new Hono<Web>()

custodianRoutes.get(paths.custodians(), (c) => show(c))

custodianRoutes.post(paths.keyringCopies(), async (c) => {
  mustKeep(c)
  const form = await readForm(c)
  const folder = form.text('folder').trim()
  const done = await writeCopy(c.var.app, c.var.actor, folder)
  if (done.ok) return seeOther(c, paths.custodians(), 'custodians.copied')
  return show(c, { folder, problem: c.var.t(`refusal.${done.refusal}`) })
})

custodianRoutes.post('/settings/keys/copies/:id/end', async (c) => {
  mustKeep(c)
  const form = await readForm(c)
  const done = await endCopy(c.var.app, c.var.actor, idParam<never>(c), form.command)
  return seeOther(c, paths.custodians(), done.ok ? 'custodians.destroyed' : undefined)
})

custodianRoutes.post(paths.unattendedEnd(), async (c) => {
  mustKeep(c)
  const form = await readForm(c)
  const done = await endUnattended(c.var.app, c.var.actor, form.command)
  return seeOther(c, paths.custodians(), done.ok ? 'custodians.unattended-ended' : undefined)
})

async function copiesFor(c: WebContext): Promise<readonly CopyLine[]> {
  const { app } = c.var
  const called = calledFor(c)
  const { epoch } = app.locks.standing()
  return Promise.all(
    (await kept.copies(app)).map(async (copy): Promise<CopyLine> => {
      const found = copy.destroyed ? undefined : await app.copies.printOfKeyring(copy.where)
      const writer = copy.by === 'system' ? undefined : called(app.directory.personOf(copy.by as AccountId))
      return {
        ...copy,
        writer,
        isStale: isStale(copy, epoch),
        found: found === undefined ? 'missing' : found === copy.fingerprint ? 'there' : 'changed',
      }
    }),
  )
}

async function show(c: WebContext, again?: { readonly folder: string; readonly problem: string }) {
  mustRead(c)
  const { app, actor, t } = c.var
  const body = (
    <CustodiansPage
      threshold={app.locks.standing().threshold}
      shares={await sharesFor(c)}
      change={await openChange(app)}
      called={calledFor(c) as (person: string) => string}
      copies={await copiesFor(c)}
      start={{ is: howItStarts(app), place: app.unattended.place() }}
      may={{ change: leadsHr(actor), keep: leadsHr(actor) || keepsMachines(actor) }}
      again={again}
    />
  )
  return page(c, t('custodians.title'), body, again && { status: 422 })
}

const howItStarts = ({ demo, unattended }: App) => (demo ? 'demo' : unattended.isOn() ? 'unattended' : 'custodians')
