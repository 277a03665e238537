import type { LocationKind } from '#domain/custody/location.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PageKind } from '#domain/prints/papers/index.ts'
import type { Standing } from '#domain/prints/print.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Onward } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { ScannerField } from '#views/kit/scanner-field.tsx'
import { paths } from '#views/paths.ts'
import { sheetText } from './scan.tsx'

/** What a code that was looked up names, as its viewer may know it. */
export type LookedUp =
  | { readonly is: 'unknown' }
  | {
      readonly is: 'page'
      readonly standing: Standing
      readonly dossier: DossierId
      readonly name: string
      readonly sheet: PageKind
      readonly page: number
      readonly pages: number
      readonly printed: { readonly at: Instant; readonly by: string }
      readonly filed?: { readonly box: string; readonly at: Instant; readonly by: string } | undefined
      readonly newerPage?: { readonly code: string; readonly printedAt: Instant } | undefined
      readonly change?: { readonly at: Instant; readonly by: string } | undefined
    }
  | {
      readonly is: 'place'
      readonly kind: LocationKind
      readonly code: string
      readonly where: string
      readonly volumes: readonly { readonly dossier: DossierId; readonly name: string; readonly box: string }[]
      readonly hidden: number
      /** How many lie there in all; from which on, and where the next page begins. */
      readonly count: number
      readonly from: number
      readonly next: number | undefined
    }

type Props = {
  readonly typed: string
  readonly problem?: string | undefined
  readonly found?: LookedUp | undefined
  /** It is an approval sheet whose signature the viewer may register. */
  readonly sheet?: { readonly name: string; readonly href: string } | undefined
  readonly back: { readonly label: string; readonly href: string }
  readonly now: Instant
}

/** 查页码: a code from paper in, what has become of the page out (docs/decisions/0024). */
export const CodesPage = ({ typed, problem, found, sheet, back, now }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead over={<Crumbs items={[back, { label: t('codes.title') }]} />} title={t('codes.title')} />
      <form method="get" action={paths.codes()} class="stack" aria-label={t('codes.title')}>
        <ScannerField name="code" label={t('scan.label')} expects={t('codes.hint')} value={typed} problem={problem}>
          <Button kind="go">{t('codes.search')}</Button>
        </ScannerField>
      </form>
      {sheet && (
        <Card
          title={`${sheet.name} · ${t('sheet.approval')}`}
          aside={<LinkButton href={sheet.href}>{t('sheet-held.go')}</LinkButton>}
        >
          <p class="hint">{t('sheet-held.found')}</p>
        </Card>
      )}
      {found && !(sheet && found.is === 'unknown') && <Answer found={found} now={now} />}
    </>
  )
}

const Answer = ({ found, now }: { found: LookedUp; now: Instant }) => {
  if (found.is === 'unknown') return <Unknown />
  return found.is === 'page' ? <PageAnswer page={found} now={now} /> : <PlaceAnswer place={found} />
}

const Unknown = () => {
  const t = useT()
  return (
    <Card title={t('codes.unknown')}>
      <p>{t('codes.unknown.why')}</p>
    </Card>
  )
}

type FoundPage = Extract<LookedUp, { is: 'page' }>

const tones = { current: 'jade', stale: 'seal', replaced: 'amber', unsigned: 'plain' } as const

const PageAnswer = ({ page, now }: { page: FoundPage; now: Instant }) => {
  const t = useT()
  const { standing, printed, filed, newerPage, change } = page
  return (
    <Card
      title={`${page.name} · ${sheetText(t, page)}`}
      mark={<Pill tone={tones[standing]}>{t(`codes.${standing}`)}</Pill>}
    >
      {standing === 'stale' && (
        <Banner tone="seal">
          {t('codes.stale.why')}
          {change && t('codes.stale.change', { moment: moment(change.at, now), name: change.by })}
        </Banner>
      )}
      {standing === 'unsigned' && <Banner>{t('codes.unsigned.why')}</Banner>}
      {newerPage && (
        <Banner>
          <a href={paths.codes(newerPage.code)}>
            {t('codes.replaced.why', { code: newerPage.code, moment: moment(newerPage.printedAt, now) })}
          </a>
        </Banner>
      )}
      <Definitions
        items={[
          { label: t('codes.person'), value: <a href={paths.dossier(page.dossier)}>{page.name}</a> },
          { label: t('codes.sheet'), value: `${t(`sheet.${page.sheet}`)} ${t('filing.page-of', page)}` },
          { label: t('codes.printed'), value: `${moment(printed.at, now)} ${printed.by}` },
          {
            label: t('codes.where'),
            value: filed
              ? t('codes.filed', { box: filed.box, moment: moment(filed.at, now), name: filed.by })
              : t('codes.not-filed'),
          },
        ]}
      />
    </Card>
  )
}

const PlaceAnswer = ({ place }: { place: Extract<LookedUp, { is: 'place' }> }) => {
  const t = useT()
  const { code, where, volumes, hidden, count, from, next } = place
  const empty = count === 0
  return (
    <Card
      title={t('codes.place', { code })}
      mark={count > 0 && <Pill>{t('codes.place.count', { count })}</Pill>}
      aside={where}
      flush={!empty}
    >
      {empty ? (
        <p class="hint">{t('codes.place.empty')}</p>
      ) : (
        <Lines
          label={t('codes.place.volumes')}
          items={[
            ...volumes.map(({ dossier, name, box }) => ({ start: box, text: name, href: paths.dossier(dossier) })),
            ...(hidden > 0 ? [{ text: t('codes.place.hidden', { count: hidden }) }] : []),
          ]}
        />
      )}
      <Onward from={from} next={next} href={(from) => paths.codes(code, from)} />
    </Card>
  )
}
