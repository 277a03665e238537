import { codeOf } from '#domain/codes/code.ts'
import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { type Grant, type GrantState, grantState } from '#domain/readings/grant.ts'
import type { ReadingRequest } from '#domain/readings/request.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { codeName, useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { GrantPill, useGroups } from './words.tsx'

export type AskedProps = {
  readonly id: CaseId
  readonly request: ReadingRequest
  /** Some groups are left out, which this viewer may not know of. */
  readonly isPart: boolean
  /** Unit and post of whose dossier it is, for whoever sees them. */
  readonly where: string
  readonly applicant: PersonId
  readonly nameOf: (person: PersonId) => string
  readonly grants: readonly Grant[]
  readonly revoked?: { readonly by: string; readonly at: Instant; readonly reason: string } | undefined
  readonly mayRevoke: boolean
  readonly atDesk: boolean
  readonly now: Instant
  readonly refused?: { readonly reason: string; readonly problem: string } | undefined
}

/** 查阅申请 on the page of its case: what is asked for, and what has come of it. */
export const Asked = (props: AskedProps) => {
  const { request, isPart, where, applicant, nameOf } = props
  const [t, groups, language] = [useT(), useGroups(), useLanguage()]
  const purpose = codeOf(readingPurposes, request.purpose)
  const readers =
    request.of === 'house'
      ? [applicant, ...(request.second ? [request.second] : [])].map(nameOf).join(t('kit.comma'))
      : t('readings.asked.outside', {
          unit: request.unit,
          names: request.visitors
            .map(({ name, office }) => t('kit.aside', { text: name, more: office }))
            .join(t('kit.comma')),
        })
  return (
    <>
      <Card title={t('readings.asked')}>
        <Definitions
          items={[
            ...(where ? [{ label: t('readings.asked.where'), value: where, wide: true }] : []),
            { label: t('readings.readers'), value: readers, wide: true },
            { label: t('readings.purpose'), value: purpose && codeName(language, purpose), wide: true },
            { label: t('readings.reason'), value: request.reason, wide: true },
            { label: t('readings.groups'), value: groups(request.groups), wide: true },
            {
              label: t('readings.asked.window'),
              value: t('readings.window', { from: request.from, until: request.until }),
            },
            ...(request.copying ? [{ label: t('readings.copying'), value: request.copying }] : []),
          ]}
        />
        {isPart && <p class="hint">{t('readings.asked.part')}</p>}
      </Card>
      <Opened {...props} />
    </>
  )
}

const Opened = (props: AskedProps) => {
  const { id, grants, revoked, nameOf, now, atDesk, request } = props
  const t = useT()
  const [first] = grants
  if (!first) return null
  const state: GrantState = grantState(first, now)
  return (
    <Card
      title={t('readings.opened')}
      mark={<GrantPill state={state} />}
      aside={
        atDesk && (
          <LinkButton small href={paths.readingDesk(id)}>
            {t('readings.desk')}
          </LinkButton>
        )
      }
    >
      {revoked && <Banner tone="seal">{t('readings.revoked', { ...revoked, at: moment(revoked.at, now) })}</Banner>}
      {request.of === 'house' && (
        <Lines
          items={grants.map(({ person, count }) => ({
            text: t('readings.opened.times', { name: nameOf(person), count }),
          }))}
        />
      )}
      {(state === 'open' || state === 'coming') && <Revoking {...props} />}
    </Card>
  )
}

const Revoking = ({ id, mayRevoke, refused }: AskedProps) => {
  const t = useT()
  if (!mayRevoke) return null
  return (
    <details open={refused !== undefined || undefined}>
      <summary class="btn plain">{t('readings.revoke')}</summary>
      <PostForm action={paths.readingRevocation(id)} label={t('readings.revoke')}>
        <TextArea
          name="reason"
          label={t('readings.revoke.reason')}
          value={refused?.reason}
          problem={refused?.problem}
          help={t('readings.revoke.hint')}
          max={500}
          required
        />
        <Button kind="stop">{t('readings.revoke')}</Button>
      </PostForm>
    </details>
  )
}
