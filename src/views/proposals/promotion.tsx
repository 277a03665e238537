import type { Problems } from '#domain/dossiers/form.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Lacks } from '#domain/prints/lacking.ts'
import { promoting } from '#domain/proposals/promoting.ts'
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
import { paths } from '#views/paths.ts'

/** A line of 任职资格: what is asked, what the dossier says, and whether it stands in the way. */
export type Eligibility = {
  readonly key: string
  readonly says: string
  readonly stops: boolean
  readonly source: string
}

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly typed: (key: string) => string
  readonly problems: Problems
  readonly refusal?: string | undefined
  readonly choices: Choices
  readonly lacks: Lacks
  readonly eligibility: readonly Eligibility[]
}

/** 拟任职务: what HR proposes, beside what the dossier says for and against it. */
export const PromotionPage = ({ dossier, name, typed, problems, refusal, choices, lacks, eligibility }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('promotion.title')} />}
        title={t('promotion.of', { name })}
        sub={t('promotion.hint')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey)}
        </Banner>
      )}
      <Split
        aside={
          <Card title={t('promotion.eligibility')} flush>
            <Lines
              items={eligibility.map(({ key, says, stops, source }) => ({
                start: t(`promotion.line.${key}` as MessageKey),
                text: stops ? <span class="seal-text">{says}</span> : says,
                end: <small>{source}</small>,
              }))}
            />
          </Card>
        }
      >
        <Card title={t('section.promoting')}>
          <PostForm action={paths.promotion(dossier)}>
            <RecordFields section={promoting} typed={typed} problems={problems} choices={choices} lacks={lacks} />
            <div class="form-foot">
              <Button kind="go">{t('promotion.draw')}</Button>
              <LinkButton href={paths.dossier(dossier)}>{t('form.cancel')}</LinkButton>
            </div>
          </PostForm>
        </Card>
      </Split>
    </>
  )
}
