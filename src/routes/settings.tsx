import { Hono } from 'hono'
import { seatFor } from '#actions/custodians/sitting.ts'
import { chooseNotices, savePhrases } from '#actions/wishes/wishes.ts'
import * as kept from '#db/custodians/kept.ts'
import { unwantedBy } from '#db/wishes/unwanted.ts'
import { isDeputy, keepsMachines, leadsHr } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import { heldNow } from '#domain/custodians/holder.ts'
import { Forbidden } from '#domain/errors.ts'
import { dispensable } from '#domain/notices/notice.ts'
import type { PhraseRefusal } from '#domain/wishes/phrases.ts'
import { phrasesOf } from '#gate/wishes.ts'
import { paths } from '#views/paths.ts'
import { SettingsPage } from '#views/settings/page.tsx'
import { readForm } from './web/forms.ts'
import { page, seeOther } from './web/respond.tsx'
import type { Web, WebContext } from './web/web.ts'

/** 我的设置, for whoever is signed in; it tells nothing of anybody. */
export const settingsRoutes = new Hono<Web>()

settingsRoutes.get(paths.settings(), (c) => show(c))

settingsRoutes.post(paths.phrases(), async (c) => {
  mustDecide(c)
  const form = await readForm(c)
  const phrases = form.text('phrases')
  const done = await savePhrases(c.var.app, c.var.actor, phrases, form.command)
  return done.ok ? seeOther(c, paths.settings(), 'phrases.kept') : show(c, { phrases, refused: done.refusal })
})

settingsRoutes.post(paths.noticeWishes(), async (c) => {
  mustDecide(c)
  const form = await readForm(c)
  const wished = dispensable.filter((kind) => form.all('kind').includes(kind))
  const done = await chooseNotices(c.var.app, c.var.actor, wished, form.command)
  return seeOther(c, paths.settings(), done.ok ? 'wishes.kept' : undefined)
})

/** Whoever meets no people has neither opinions to give nor notices to be told. */
function mustDecide({ var: { actor } }: WebContext): void {
  if (isBlind(actor)) throw new Forbidden()
}

async function show(c: WebContext, again?: { readonly phrases: string; readonly refused: PhraseRefusal }) {
  const { app, actor, t, theme, letters } = c.var
  const unwanted = await unwantedBy(app.db, actor.person)
  const kept = again ?? { phrases: (await phrasesOf(app, actor)).join('\n') }
  const wishes = isBlind(actor) ? undefined : { ...kept, unwanted }
  return page(
    c,
    t('settings.title'),
    <SettingsPage theme={theme} letters={letters} leads={leadsHr(actor)} keys={await keysOf(c)} wishes={wishes} />,
    again && { status: 422 },
  )
}

/** Whoever has a share, or is offered one, or may have one that nobody has named yet. */
async function keysOf({ var: { app, actor } }: WebContext) {
  const all = leadsHr(actor) || keepsMachines(actor) || isDeputy(actor)
  const shares = heldNow(app.locks.standing().shares, await kept.holders(app))
  const own =
    !isBlind(actor) &&
    (shares.some(({ kind, person }) => person === actor.person || (kind === 'passphrase' && !person)) ||
      (await seatFor(app, actor)) !== undefined)
  return all || own ? { all, own } : 'none'
}
