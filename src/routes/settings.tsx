import { Hono } from 'hono'
import { leadsHr } from '#domain/access/duties.ts'
import { paths } from '#views/paths.ts'
import { SettingsPage } from '#views/settings/page.tsx'
import { page } from './web/respond.tsx'
import type { Web } from './web/web.ts'

/** 我的设置, for whoever is signed in; it tells nothing of anybody. */
export const settingsRoutes = new Hono<Web>()

settingsRoutes.get(paths.settings(), (c) =>
  page(
    c,
    c.var.t('settings.title'),
    <SettingsPage theme={c.var.theme} letters={c.var.letters} leads={leadsHr(c.var.actor)} />,
  ),
)
