import { Hono, type MiddlewareHandler } from 'hono'
import { generateCookie } from 'hono/cookie'
import * as accounts from '#db/accounts.ts'
import { type Theme, themes } from '#views/frame/theme.ts'
import { type Language, languages, translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { readOpenForm } from './forms.ts'
import { markField, readMark } from './mark.ts'
import { cookieIn } from './session-cookie.ts'
import { wayBack } from './way-back.ts'
import type { Web, WebContext } from './web.ts'

/** Language and appearance of every page, from cookies: they are wanted before anybody has signed in. */
export const preferences: MiddlewareHandler<Web> = (c, next) => {
  const sent = c.req.header('Cookie') ?? ''
  const language = languageFrom(cookieIn(sent, 'language')) ?? accepted(c.req.header('Accept-Language') ?? '')
  c.set('language', language)
  c.set('theme', themeFrom(cookieIn(sent, 'theme')) ?? 'auto')
  c.set('letters', cookieIn(sent, 'letters') !== 'off')
  c.set('t', translator(language))
  return next()
}

export const preferenceRoutes = new Hono<Web>()

preferenceRoutes.post(paths.language(), async (c) => {
  const form = await readOpenForm(c)
  const language = languageFrom(form('language'))
  if (language) await keepForAccount(c, form, { language })
  return goBack(c, form, preferenceCookies({ ...(language && { language }) }))
})

preferenceRoutes.post(paths.theme(), async (c) => {
  const form = await readOpenForm(c)
  const theme = themeFrom(form('theme'))
  if (theme) await keepForAccount(c, form, { theme })
  return goBack(c, form, preferenceCookies({ ...(theme && { theme }) }))
})

/** A wish of this machine's keyboard, so it stays with the machine. */
preferenceRoutes.post(paths.shortcuts(), async (c) => {
  const form = await readOpenForm(c)
  const letters = form('letters')
  const isWish = letters === 'on' || letters === 'off'
  return goBack(c, form, isWish ? [generateCookie('letters', letters, forYears)] : [])
})

/** Also while the house is sealed, when what every answer carries is not told to this router. */
function goBack(c: WebContext, form: (name: string) => string, cookies: readonly string[]) {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
  return c.redirect(wayBack(form('back')), 303)
}

type Preference = Parameters<typeof accounts.setPreference>[2]

/** With the account too, unless the form was drawn for another one, whose wish it is then not. */
async function keepForAccount(
  { req, var: { app, actor } }: WebContext,
  form: (name: string) => string,
  wish: Preference,
) {
  if (!actor || !readMark(app, actor.account, req.path, form(markField))) return
  await accounts.setPreference(app.db, actor.account, wish)
}

/** For a year, on this machine. What an account last chose is set here when it signs in. */
export function preferenceCookies(chosen: { readonly language?: string; readonly theme?: string }): readonly string[] {
  const [language, theme] = [languageFrom(chosen.language), themeFrom(chosen.theme)]
  return [
    ...(language ? [generateCookie('language', language, forYears)] : []),
    ...(theme ? [generateCookie('theme', theme, forYears)] : []),
  ]
}

const forYears = { path: '/', maxAge: 31_536_000, httpOnly: true, sameSite: 'Lax' } as const

const languageFrom = (value: unknown): Language | undefined => languages.find((language) => language === value)

const themeFrom = (value: unknown): Theme | undefined => themes.find((theme) => theme === value)

/** The first language of the browser that there are words for. */
function accepted(header: string): Language {
  for (const wanted of header.split(',')) {
    const tag = wanted.split(';')[0]?.trim().toLowerCase() ?? ''
    if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (tag.startsWith('zh')) return 'zh-Hans'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-Hans'
}
