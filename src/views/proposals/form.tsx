import type { Kind } from '#domain/cases/kind.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PostStanding } from '#domain/organisation/seating-posts.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type Choices, RecordFields } from '#views/dossiers/record-fields.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { paths } from '#views/paths.ts'
import { type BlockerShown, Blockers } from './blockers.tsx'

/** A line of 任职资格: what is asked, what the dossier says, and whether it stands in the way. */
export type Eligibility = {
  readonly key: string
  readonly says: string
  readonly stops: boolean
  readonly source: string
}

/** A post that is free, with its unit before it. */
type FreePost = PostStanding & { readonly id: string; readonly full: string }

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
  readonly eligibility: readonly Eligibility[]
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
            <Card title={beside} flush>
              <Lines
                items={eligibility.map(({ key, says, stops, source }) => ({
                  start: t(`drawing.line.${key}` as MessageKey),
                  text: stops ? <span class="seal-text">{says}</span> : says,
                  end: <small>{source}</small>,
                }))}
              />
            </Card>
            {posts && <FreePosts posts={posts} />}
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

/** 空缺岗位, each with 编制, 在岗 and 空缺; one that is picked fills the form, and what was typed stays. */
const FreePosts = ({ posts }: { posts: readonly FreePost[] }) => {
  const t = useT()
  return (
    <Card title={t('drawing.free')} flush>
      {posts.length === 0 && <p class="card-body hint">{t('drawing.free.none')}</p>}
      <Lines
        items={posts.slice(0, mostPosts).map(({ id, full, headcount, taken }) => ({
          text: full,
          start: t('drawing.free.post', { headcount, taken, free: headcount - taken }),
          end: (
            <Button small name="pick" value={id} form={formId} label={t('drawing.free.pick-this', { post: full })}>
              {t('drawing.free.pick')}
            </Button>
          ),
        }))}
      />
      {posts.length > mostPosts && <p class="card-body hint">{t('drawing.free.more', { count: posts.length })}</p>}
    </Card>
  )
}

/** As many as anybody looks through; a unit that is chosen shows its own. */
const mostPosts = 30
