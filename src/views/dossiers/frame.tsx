import type { Child } from 'hono/jsx'
import type { DossierId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { type Crumb, Crumbs, Neighbours } from '#views/kit/crumbs.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { More } from '#views/kit/more.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import type { DossierPageProps } from './page-props.ts'

/** Where the dossier hangs, and its neighbours in the list that it was opened from. */
export const Where = ({ reading, names, list }: DossierPageProps) => {
  const t = useT()
  const items: Crumb[] = [
    { label: t('place.dossiers'), href: list?.back ?? paths.dossiers() },
    { label: names.unit(reading.subject.unit), href: paths.dossiers({ unit: reading.subject.unit }) },
    ...(list ? [{ label: t('dossier.place', { at: list.at, of: list.of }) }] : []),
  ]
  return (
    <Crumbs
      items={items}
      aside={
        <Neighbours
          previous={list?.previous ? { label: t('dossier.previous'), href: list.previous } : undefined}
          next={list?.next ? { label: t('dossier.next'), href: list.next } : undefined}
        />
      }
    />
  )
}

/** Beside the name: the case that has it, and who keeps it. */
export const Marks = ({ reading, cases, left, asOf }: DossierPageProps): Child => {
  const t = useT()
  return (
    <>
      {!asOf &&
        cases.map(({ number, href }) => (
          <Pill tone="indigo">
            <a href={href}>{t('dossier.own-case', { number })}</a>
          </Pill>
        ))}
      {!asOf && left && <a href={paths.transfer(reading.subject.dossier)}>{t('dossier.left', left)}</a>}
      {reading.subject.keeper === 'deputy' && <Pill>{t('dossier.kept-by-deputy')}</Pill>}
    </>
  )
}

/** What can be done with the whole dossier. */
export const Actions = ({
  reading,
  maySubmit,
  mayPreview,
  mayPrintForm,
  readsMaterials,
  mayExport,
  mayBrief,
  mayAsk,
  mayTransfer,
  drawable,
  asOf,
  cases: [open],
}: DossierPageProps): Child => {
  const t = useT()
  const { dossier } = reading.subject
  if (asOf) return null
  return (
    <>
      {maySubmit && (
        <LinkButton kind="go" href={open ? open.href : paths.submission(dossier)}>
          {t(open ? 'dossier.resubmit' : 'dossier.submit')}
        </LinkButton>
      )}
      <More>
        {readsMaterials && (
          <LinkButton icon="archive" href={paths.materials(dossier)}>
            {t('materials.title')}
          </LinkButton>
        )}
        {mayPreview && (
          <LinkButton icon="printer" href={paths.preview(dossier)}>
            {t('dossier.preview')}
          </LinkButton>
        )}
        {mayPrintForm && (
          <LinkButton icon="printer" href={paths.hrPrint(dossier, 'appointment')}>
            {t('paper.appointment.action')}
          </LinkButton>
        )}
        {mayTransfer && (
          <LinkButton href={paths.transfer(dossier)}>
            {t(reading.subject.state === 'transferred' ? 'transfers.record' : 'transfers.action')}
          </LinkButton>
        )}
        {mayAsk && (
          <LinkButton icon="eye" href={paths.newReading(askedFor(reading))}>
            {t('readings.ask')}
          </LinkButton>
        )}
        {mayBrief && <LinkButton href={paths.roll('brief', `only=${dossier}`)}>{t('rolls.kind.brief')}</LinkButton>}
        {mayExport && <LinkButton href={paths.dossierExports(dossier)}>{t('exports.action')}</LinkButton>}
        {drawable.length > 0 && <Started dossier={dossier} drawable={drawable} />}
        {maySubmit && !open && (
          <LinkButton kind="stop" href={paths.draftClosing(dossier)}>
            {t('dossier.close-draft')}
          </LinkButton>
        )}
      </More>
    </>
  )
}

/** The approvals that can be started about the person: one as itself, more of them behind one word. */
const Started = ({ dossier, drawable }: Pick<DossierPageProps, 'drawable'> & { readonly dossier: DossierId }) => {
  const t = useT()
  const Way = drawable.length === 1 ? LinkButton : MenuLink
  const ways = drawable.map((kind) => (
    <Way href={paths.drawing(dossier, kind)}>{t(`drawing.start.${kind}` as MessageKey)}</Way>
  ))
  if (drawable.length === 1) return <>{ways}</>
  return (
    <Menu label={t('drawing.start')} align="end">
      {ways}
    </Menu>
  )
}

/** By number and name, as the form asks for them. */
const askedFor = ({ contents }: DossierPageProps['reading']) => {
  const basic = contents['basic']?.[0]?.fields
  return { number: String(basic?.['number'] ?? ''), name: String(basic?.['name'] ?? '') }
}

/** Why it cannot be changed, or that an earlier day is shown. */
export const StateBanner = ({
  reading,
  asOf,
  mayPreview,
  maySubmit,
  proposable,
  cases,
  from,
}: DossierPageProps): Child => {
  const t = useT()
  const { dossier, state } = reading.subject
  if (asOf) {
    return (
      <Banner
        action={
          <LinkButton small href={paths.dossier(dossier, { from })}>
            {t('dossier.as-of-today')}
          </LinkButton>
        }
      >
        {t('dossier.as-of', { day: asOf })}
      </Banner>
    )
  }
  if (maySubmit && cases.length > 0) return <p class="hint">{t('dossier.returned')}</p>
  if (!mayPreview || maySubmit) return null
  if (state === 'archived')
    return <p class="hint">{t(proposable.size > 0 ? 'dossier.by-proposal' : 'dossier.read-only')}</p>
  if (state === 'closed' || state === 'transferred') return <p class="hint">{t(`dossier.${state}.read-only`)}</p>
  return state === 'draft' ? null : <p class="hint">{t('dossier.in-case')}</p>
}
