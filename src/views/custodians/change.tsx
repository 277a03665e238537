import { mostAgreementReason } from '#domain/agreements/agreement.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FieldGrid, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { ShareLine } from './page.tsx'

/** What the form says: `stay-<print>` of each present custodian, numbers of new ones, how many, the card, why. */
export type ChangeTyped = {
  readonly leaving: readonly string[]
  readonly coming: string
  readonly threshold: string
  readonly card: string
  readonly reason: string
}

export type ChangeField = 'coming' | 'threshold' | 'reason'

type Props = {
  readonly shares: readonly ShareLine[]
  readonly typed: ChangeTyped
  readonly problem?: { readonly at: ChangeField; readonly text: string } | undefined
}

/** 变更保管人: who stays, who comes, how many it takes; with what it means said before it is asked. */
export const CustodianChangePage = ({ shares, typed, problem }: Props) => {
  const t = useT()
  const at = (field: ChangeField) => (problem?.at === field ? problem.text : undefined)
  const hasCard = shares.some(({ kind }) => kind === 'recovery-code')
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[{ label: t('custodians.title'), href: paths.custodians() }, { label: t('custodians.change') }]}
          />
        }
        title={t('custodians.change')}
        sub={t('custodians.change.sub')}
      />
      <Card title={t('custodians.change.after')}>
        {([1, 2, 3] as const).map((line) => (
          <p>{t(`custodians.change.after.${line}`)}</p>
        ))}
      </Card>
      <Card>
        <PostForm action={paths.custodianChange()}>
          <FieldGrid>
            {shares
              .filter(({ kind }) => kind === 'passphrase')
              .map(({ print, holder }, index) => (
                <Select
                  name={`stay-${print}`}
                  label={`${t('custodians.staying')} ${index + 1}${t('kit.colon')}${holder ?? t('custodians.holder.none')}`}
                  value={typed.leaving.includes(print) ? 'leaves' : 'stays'}
                  options={(['stays', 'leaves'] as const).map((value) => ({ value, label: t(`custodians.${value}`) }))}
                />
              ))}
          </FieldGrid>
          <TextArea
            name="coming"
            label={t('custodians.coming')}
            value={typed.coming}
            help={t('custodians.coming.help')}
            why="custodians.coming"
            problem={at('coming')}
            rows={3}
          />
          <FieldGrid>
            <Input
              name="threshold"
              label={t('custodians.threshold')}
              value={typed.threshold}
              inputmode="numeric"
              size={4}
              help={t('custodians.threshold.help')}
              why="custodians.threshold"
              problem={at('threshold')}
              required
            />
            <Select
              name="card"
              label={t('custodians.card')}
              value={typed.card}
              why="custodians.card"
              options={([...(hasCard ? (['stays'] as const) : []), 'new', 'none'] as const).map((value) => ({
                value,
                label: t(`custodians.card.${value}`),
              }))}
            />
          </FieldGrid>
          <TextArea
            name="reason"
            label={t('custodians.reason')}
            value={typed.reason}
            problem={at('reason')}
            max={mostAgreementReason}
            required
          />
          <div class="form-foot">
            <Button kind="go">{t('custodians.ask')}</Button>
            <LinkButton href={paths.custodians()}>{t('custodians.back')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
