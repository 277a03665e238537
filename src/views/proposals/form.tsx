import type { Kind } from '#domain/cases/kind.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type Choices, RecordFields } from '#views/dossiers/record-fields.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'
import { BesideCard, type BesideLine } from './beside.tsx'
import { type BlockerShown, Blockers } from './blockers.tsx'
import { type FreePost, FreePosts } from './free-posts.tsx'

type Props = {
  readonly kind: Kind
  readonly section: Section
  /** The ways of filling it in, where it has several, and the one that is open. */
  readonly ways: readonly string[]
  readonly way?: string | undefined
  readonly dossier: DossierId
  readonly name: string
  readonly typed: (key: string) => string
  /** What was drawn before; a paper of it stays unless another one comes. */
  readonly stored?: Fields | undefined
  readonly problems: Problems
  readonly refusal?: string | undefined
  readonly choices: Choices
  /** What is ticked of what the dossier holds, by the field. */
  readonly ticks?: Readonly<Record<string, readonly string[]>> | undefined
  /** 空缺岗位, of which one is picked; none where the form is about no post. */
  readonly posts?: readonly FreePost[] | undefined
  readonly lacks: Lacks
  /** What stands beside the form is called. */
  readonly beside: string
  readonly eligibility: readonly BesideLine[]
  /** Cases under way that stand in its way, or that it would pre-empt. */
  readonly blockers: readonly BlockerShown[]
}

const formId = 'drawing'

/** What HR proposes on the form of a kind, beside what the dossier says for and against it. */
export const DrawingPage = ({
  kind,
  section,
  ways,
  way,
  dossier,
  name,
  typed,
  stored,
  problems,
  refusal,
  choices,
  ticks,
  posts,
  lacks,
  beside,
  eligibility,
  blockers,
}: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t(`drawing.start.${kind.key}` as MessageKey)} />}
        title={t(`drawing.of.${kind.key}` as MessageKey, { name })}
        sub={t('drawing.hint')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Split
        aside={
          <>
            <BesideCard title={beside} lines={eligibility} />
            {posts && (
              <FreePosts posts={posts} form={formId} ofUnit={section.fields.some(({ key }) => key === 'unit')} />
            )}
            <Blockers blockers={blockers} />
          </>
        }
      >
        <Card
          title={t(`section.${section.key}` as MessageKey)}
          aside={
            ways.length > 0 && (
              <Tabs
                label={t('drawing.ways')}
                items={ways.map((each) => ({
                  href: paths.drawing(dossier, kind.key, each),
                  label: t(`drawing.way.${kind.key}.${each}` as MessageKey),
                  current: each === way,
                }))}
              />
            )
          }
        >
          <PostForm
            action={paths.drawing(dossier, kind.key, way)}
            id={formId}
            multipart={section.fields.some(({ kind }) => kind === 'file')}
          >
            <RecordFields
              section={section}
              typed={typed}
              stored={stored}
              problems={problems}
              choices={choices}
              lacks={lacks}
              ticks={ticks}
            />
            <div class="form-foot">
              <Button kind="go">{t('drawing.draw')}</Button>
              <LinkButton href={paths.dossier(dossier)}>{t('form.cancel')}</LinkButton>
            </div>
          </PostForm>
        </Card>
      </Split>
    </>
  )
}
