import type { Aside, AsideRefusal } from '#domain/asides/aside.ts'
import { mostAsideReason } from '#domain/asides/aside.ts'
import type { FindingTold } from '#domain/checks/findings.ts'
import type { Rule } from '#domain/checks/rule.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { FindingBanner } from '#views/dossiers/findings.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly rule: Rule
  readonly finding: FindingTold
  /** The fingerprint of what it rests on: what is asked for is this very finding. */
  readonly about: string
  /** What two people let stand before a value changed. */
  readonly lapsed: Aside | undefined
  readonly mayAgree: boolean
  /** The second person of a house that has no other: nothing else of the dossier is there for them. */
  readonly standsIn: boolean
  readonly mayEdit: boolean
  readonly names: Names
  readonly nameOf: (person: PersonId) => string
  readonly refused?: { readonly refusal: AsideRefusal; readonly reason?: string } | undefined
}

/** One finding: what it says, its grounds, the way to mend it, and to let it stand with a second person. */
export const FindingPage = (props: Props) => (
  <WithNames value={props.names}>
    <Page {...props} />
  </WithNames>
)

const Page = (props: Props) => {
  const t = useT()
  const { dossier, name, rule, finding, mayEdit, standsIn, lapsed, refused } = props
  const [page = '', section = ''] = rule.source.split(' §')
  const isOne = sectionOf(rule.section)?.single
  return (
    <>
      <PageHead
        over={
          standsIn ? (
            <Crumbs items={[{ label: t('asides.title'), href: paths.asides() }, { label: name }]} />
          ) : (
            <DossierCrumbs dossier={dossier} name={name} here={t('finding.title')} />
          )
        }
        title={t(`section.${rule.section}` as MessageKey)}
        {...(standsIn && { sub: t('asides.stands-in') })}
      />
      {refused && refused.refusal !== 'asides.no-reason' && (
        <Banner tone="seal" alert>
          {t(`refusal.${refused.refusal}`)}
        </Banner>
      )}
      <Card title={t('finding.title')}>
        <FindingBanner finding={finding} />
        <Lines
          items={[
            {
              start: t('finding.grounds'),
              text: t('finding.grounds.of', { page: t(`law.${page.slice(9, -3)}` as MessageKey), section }),
            },
            ...(lapsed ? [{ start: t('finding.lapsed'), text: <Said {...props} aside={lapsed} /> }] : []),
          ]}
        />
        <div class="form-foot">
          {mayEdit ? (
            <LinkButton kind="go" href={paths.section(dossier, rule.section, isOne ? undefined : finding.record)}>
              {t('finding.mend')}
            </LinkButton>
          ) : (
            !standsIn && <LinkButton href={`${paths.dossier(dossier)}#${rule.section}`}>{t('finding.see')}</LinkButton>
          )}
        </div>
      </Card>
      <Card title={t('asides.card')}>{finding.aside ? <Standing {...props} /> : <Asking {...props} />}</Card>
    </>
  )
}

const Said = ({ aside, nameOf }: Pick<Props, 'nameOf'> & { readonly aside: Aside }) => {
  const t = useT()
  const { reason, by, at, ended } = aside
  return (
    <>
      {reason}
      <small>
        {' '}
        {t('asides.asked-by', { name: nameOf(by), at: moment(at) })}
        {ended && ` · ${t(`asides.${ended.how}-by`, { name: nameOf(ended.by), at: moment(ended.at) })}`}
      </small>
    </>
  )
}

/** Asked and not agreed to, or agreed. */
const Standing = (props: Props) => {
  const t = useT()
  const { finding, dossier, rule, mayAgree, nameOf } = props
  const { aside } = finding
  if (!aside) return null
  return (
    <>
      <Lines items={[{ start: t('asides.reason'), text: <Said aside={aside} nameOf={nameOf} /> }]} />
      {aside.state === 'agreed' ? (
        <p class="hint">{t('asides.until')}</p>
      ) : (
        <>
          {!mayAgree && <p class="hint">{t('asides.waits')}</p>}
          <div class="form-foot">
            {mayAgree && (
              <PostForm action={paths.asideConsent(dossier, rule.key, aside.id, finding.record)}>
                <Button kind="go" name="verdict" value="agree">
                  {t('asides.agree')}
                </Button>
              </PostForm>
            )}
            <PostForm action={paths.asideWithdrawal(dossier, rule.key, aside.id, finding.record)}>
              <Button>{t('asides.withdraw')}</Button>
            </PostForm>
          </div>
        </>
      )}
    </>
  )
}

const Asking = ({ dossier, rule, finding, about, mayEdit, refused }: Props) => {
  const t = useT()
  return (
    <PostForm action={paths.finding(dossier, rule.key, finding.record)}>
      <input type="hidden" name="about" value={about} />
      <p class="hint">{t('asides.hint')}</p>
      <TextArea
        name="reason"
        label={t('asides.reason')}
        value={refused?.reason ?? ''}
        required
        max={mostAsideReason}
        {...(refused?.refusal === 'asides.no-reason' && { problem: t('refusal.asides.no-reason') })}
      />
      <div class="form-foot">
        <Button kind={mayEdit ? 'plain' : 'go'}>{t('asides.ask')}</Button>
      </div>
    </PostForm>
  )
}
