import { raw } from 'hono/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import type { Actor } from '#domain/access/actor.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Body } from '#views/kit/body.tsx'
import { Notice, type NoticeText } from '#views/kit/notice.tsx'
import { Rendered, type Rendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { AlertBanners, type Alerts } from './alerts.tsx'
import { Head } from './head.tsx'
import { Me, Preferences } from './me.tsx'
import { type Counts, placesOf } from './places.ts'
import { Rail } from './rail.tsx'
import type { Theme } from './theme.ts'
import { Top } from './top.tsx'

/** What the frame of a page needs to know; respond.tsx puts it together once for every page. */
export type Shell = Rendering & {
  /** Nobody on the pages before signing in: then there is no rail. */
  readonly actor?: Actor | undefined
  /** The actor's name and office; empty without an actor. */
  readonly name: string
  readonly office: string
  readonly theme: Theme
  /** False where single letters are no shortcuts. */
  readonly letters?: boolean
  readonly counts: Counts
  readonly notice?: NoticeText | undefined
  /** The part of the page that a change led to, by its id. */
  readonly place?: string | undefined
  /** The path of this page with its query, to come back to after a change of language or theme. */
  readonly path: string
  /** The path that was asked for, also by a form that was refused: which place of the rail this is. */
  readonly at?: string
  /** What stands in the search box. */
  readonly query?: string | undefined
  readonly demo: boolean
  /** The organisation as its own people call it; nothing before signing in. */
  readonly organisation?: string | undefined
  readonly alerts?: Alerts
  /** When the page was drawn, as it stands on paper. */
  readonly drawn?: Instant
}

type Props = PropsWithChildren<{
  shell: Shell
  title: string
  /** At the end of the top bar: the date that the page is shown at (`AsOf`). */
  top?: Child
  /** Seconds after which a waiting page looks again, where there is no script. */
  refresh?: number | undefined
}>

/** Every page: rail, top, notice, main. Under 720 px the rail is a menu at the foot (docs/look.md §2). */
export const Layout = ({ shell, title, top, refresh, children }: Props) => (
  <Rendered rendering={shell}>
    {raw('<!doctype html>')}
    <html lang={shell.language} data-theme={shell.theme} data-keys={shell.letters === false ? 'off' : undefined}>
      <Head title={title} refresh={refresh} />
      <Body>
        {shell.actor ? (
          <House shell={shell} actor={shell.actor} top={top}>
            {children}
          </House>
        ) : (
          <Porch shell={shell}>{children}</Porch>
        )}
      </Body>
    </html>
  </Rendered>
)

const House = ({ shell, actor, top, children }: PropsWithChildren<{ shell: Shell; actor: Actor; top?: Child }>) => {
  const t = useT()
  const places = placesOf(actor, shell.counts)
  const path = shell.at ?? shell.path.split('?')[0] ?? '/'
  return (
    <>
      <a class="skip" href="#main">
        {t('frame.skip')}
      </a>
      <header class="rail">
        <Mark href={places[0]?.href ?? paths.home()} organisation={shell.organisation} />
        <Rail places={places} path={path} />
        {shell.demo && <DemoLine />}
        <Me name={shell.name} office={shell.office} theme={shell.theme} path={shell.path} places />
      </header>
      <Top search={places.some(({ key }) => key === 'dossiers')} query={shell.query}>
        {top}
      </Top>
      <Main shell={shell}>{children}</Main>
    </>
  )
}

/** Before signing in: the mark, the matter, and the choice of language. */
const Porch = ({ shell, children }: PropsWithChildren<{ shell: Shell }>) => (
  <div class="porch">
    <header class="porch-head">
      <Mark href={paths.home()} />
    </header>
    <Main shell={shell}>{children}</Main>
    <footer class="porch-foot">
      <Preferences theme={shell.theme} path={shell.path} />
      {shell.demo && <DemoLine />}
    </footer>
  </div>
)

const Main = ({ shell, children }: PropsWithChildren<{ shell: Shell }>) => (
  <main id="main" tabindex={-1} data-me={shell.actor?.account} data-at={shell.place}>
    <Notice notice={shell.notice} />
    {shell.alerts && <AlertBanners {...shell.alerts} />}
    {shell.drawn && <OnPaper shell={shell} drawn={shell.drawn} />}
    {children}
  </main>
)

/** On paper only: who printed this, and when it was so. */
const OnPaper = ({ shell, drawn }: { shell: Shell; drawn: Instant }) => {
  const t = useT()
  return <p class="on-paper">{t('frame.on-paper', { name: shell.name, office: shell.office, at: moment(drawn) })}</p>
}

const DemoLine = () => <p class="demo-line">{useT()('frame.demo')}</p>

const Mark = ({ href, organisation }: { href: string; organisation?: string | undefined }) => {
  const t = useT()
  return (
    <a class="mark" href={href}>
      <span class="chop" aria-hidden="true">
        {t('app.mark')}
      </span>
      <span>
        {t('app.name')}
        {organisation && <small>{organisation}</small>}
      </span>
    </a>
  )
}
