import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import type { Kind } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { countFindings, type Findings } from '#domain/checks/findings.ts'
import { lacksIn, lacksOf } from '#domain/dossiers/completeness.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, DossierId } from '#domain/ids.ts'
import type { PostExceeded } from '#domain/organisation/seating-posts.ts'
import type { Lacking } from '#domain/prints/lacking.ts'
import type { Instant } from '#domain/time.ts'
import { Since } from '#views/dossiers/closing.tsx'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { fieldsShown } from '#views/dossiers/section-view.tsx'
import { StillMissing } from '#views/dossiers/still-missing.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { LackingLetters } from '#views/prints/lacking.tsx'
import { PostsExceeded } from '#views/proposals/post-standing.tsx'
import { useBlockName } from './legs.tsx'
import { RefusalBanner } from './refusal.tsx'
import { type Signers, WithSigners } from './signers.tsx'
import { PredictedRoute } from './timeline.tsx'

type Props = {
  readonly kind: Kind
  readonly dossier: DossierId
  readonly name: string
  readonly groups: ReadonlySet<Group>
  readonly contents: Contents
  readonly nothing: ReadonlySet<string>
  readonly findings: Findings
  readonly exceeded: readonly PostExceeded[]
  /** The number of the content shown here. */
  readonly content: number
  /** What was written since this page was drawn before. */
  readonly since: readonly RevisionMeta[]
  readonly authors: (id: AccountId) => string
  readonly prediction: Prediction
  readonly signers: Signers
  readonly now: Instant
  readonly text?: string | undefined
  readonly refused?: SubmitReason | undefined
  /** Fields that no face at hand can print: it would stop at the printer, after every approval. */
  readonly lacking: readonly Lacking[]
}

/** Before submitting: what goes, whom it will pass by name, and a word to them. */
export const SubmissionPage = (props: Props) => (
  <WithSigners value={props.signers}>
    <Page {...props} />
  </WithSigners>
)

const Page = (props: Props) => {
  const { kind, dossier, name, prediction, now, text, refused, content, since, authors, lacking, exceeded, ...shown } =
    props
  const t = useT()
  const lacks = kind.complete ? lacksIn(shown) : []
  const held = lacks.some(({ excusable }) => !excusable)
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('case.submission.go')} />}
        title={t('case.submission.title', { name })}
        sub={t('case.submission.hint')}
      />
      {refused && <RefusalBanner refused={refused} now={now} />}
      {lacking.length > 0 && (
        <Banner>
          <LackingLetters lacking={lacking} dossier={dossier} />
        </Banner>
      )}
      <PostsExceeded posts={exceeded} />
      {since.length > 0 && <Since since={since} authors={authors} />}
      <Blocked prediction={prediction} hidden={refused?.code === 'case.nobody-to-ask'} />
      <Split
        aside={
          <Card title={t('case.submission.route')}>
            <PredictedRoute prediction={prediction} now={now} />
          </Card>
        }
      >
        {lacks.length > 0 && <StillMissing dossier={dossier} lacks={lacks} />}
        <Card title={t('case.submission.text')}>
          <PostForm action={paths.submission(dossier, kind === create ? undefined : kind.key)}>
            <input type="hidden" name="content" value={content} />
            <TextArea
              name="text"
              label={t('case.submission.text')}
              hideLabel
              value={text}
              required={lacks.length > 0}
              help={t(lacks.length > 0 ? 'case.submission.text-why' : 'case.submission.text-hint')}
              max={2000}
            />
            <div class="form-foot">
              {!prediction.blocked && !held && <Button kind="go">{t('case.submission.go')}</Button>}
              <LinkButton href={paths.dossier(dossier)}>{t('case.submission.back')}</LinkButton>
            </div>
          </PostForm>
        </Card>
        <Card title={t('case.submission.content')} flush>
          <Lines items={sectionLines(t, shown)} />
        </Card>
      </Split>
    </>
  )
}

/** Nobody may be asked somewhere on the way: there is no button, and this is the cure. */
const Blocked = ({ prediction: { blocked }, hidden }: { prediction: Prediction; hidden: boolean }) => {
  const [t, block] = [useT(), useBlockName()]
  if (blocked?.code !== 'case.nobody-to-ask' || hidden) return null
  return <Banner>{t('case.submission.blocked', { block: block(blocked.block) })}</Banner>
}

type Content = Pick<Props, 'groups' | 'contents' | 'nothing' | 'findings'>

/** What each section goes with: so many records, none declared, or nothing yet; ✓ is said of what is complete. */
function sectionLines(t: ReturnType<typeof useT>, seen: Content) {
  const { groups, contents, nothing, findings } = seen
  return sections
    .filter((section) => fieldsShown(section, groups).length > 0)
    .filter((section) => !section.quiet || contents[section.key] !== undefined)
    .map((section) => {
      const records = contents[section.key]?.length ?? 0
      const doubts = countFindings(findings, section.key)
      const lacks = lacksOf(section, seen).length
      const marks: Child[] = [
        records === 0 && t(nothing.has(section.key) ? 'dossier.nothing' : 'case.submission.empty'),
        records > 0 && !section.single && t('count.records', { count: records }),
        records > 0 && lacks > 0 && <span class="amber-text">{t('dossier.lacks', { count: lacks })}</span>,
        doubts > 0 && <span class="amber-text">{t('dossier.doubts', { count: doubts })}</span>,
      ].filter(Boolean)
      return {
        text: t(`section.${section.key}` as MessageKey),
        end: marks.length === 0 ? '✓' : marks.map((mark, at) => [at > 0 && ' · ', mark]),
      }
    })
}
