import type { Context } from 'hono'
import type { Actor } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'
import type { Theme } from '#views/frame/theme.ts'
import type { Language, Translate } from '#views/i18n/index.ts'
import type { Sent } from './forms.ts'

/** What the handlers find in `c.var`: the world, and whoever is signed in. */
export type Web = {
  Variables: {
    app: App
    actor: Actor
    language: Language
    theme: Theme
    /** Whether single letters are shortcuts. */
    letters: boolean
    t: Translate
    nonce: string
    /** The address of the house as people reach it, without a slash at its end. */
    origin: string
    /** The form that came with this request, once it was read. */
    sent: Sent
  }
}

export type WebContext = Context<Web>
