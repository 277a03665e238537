import type { Context } from 'hono'
import type { Session } from '#db/sessions.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import type { Theme } from '#views/frame/theme.ts'
import type { Language, Translate } from '#views/i18n/index.ts'
import type { Sent } from './forms.ts'
import type { Always } from './security.tsx'

/**
 * What the handlers find in `c.var`: the world, and whoever is signed in. Hono puts `c.var` together at each look, so that what
 * every request passes asks with `c.get`.
 */
export type Web = {
  Variables: {
    app: App
    actor: Actor
    /** Whoever has proved something and not all: nobody is signed in yet, and there is no `actor`. */
    pending: Session
    /** When whoever is signed in last proved to be the one. */
    provenAt: Instant | undefined
    language: Language
    theme: Theme
    /** Whether single letters are shortcuts. */
    letters: boolean
    t: Translate
    nonce: string
    /** What every answer carries, and an answer that has it already. */
    always: Always
    whole: Response
    /** The address of the house as people reach it, without a slash at its end. */
    origin: string
    /** The form that came with this request, once it was read. */
    sent: Sent
    /** It is larger than its address allows. */
    over: boolean
  }
}

export type WebContext = Context<Web>
