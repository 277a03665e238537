import type { Signature } from '#domain/cases/verbs/sign.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { type SignatureAgain, SignatureForm } from './signature.tsx'
import { type Signers, WithSigners } from './signers.tsx'

type Props = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly printed: { readonly at: Instant; readonly by: string }
  readonly sign: readonly Signature[]
  readonly content: number
  readonly isOld: boolean
  readonly signers: Signers
  readonly now: Instant
  readonly said?: string | undefined
  readonly again?: SignatureAgain | undefined
}

/** 登记纸面签批 by the number on the sheet: whose it is, and nothing else of its case (docs/decisions/0040). */
export const SignedSheetPage = ({
  code,
  name,
  unit,
  printed,
  sign,
  content,
  isOld,
  signers,
  now,
  said,
  again,
}: Props) => {
  const t = useT()
  return (
    <WithSigners value={signers}>
      <PageHead
        over={<Crumbs items={[{ label: t('codes.title'), href: paths.codes(code) }]} />}
        title={t('case.sign')}
      />
      {said && (
        <Banner tone="seal" alert>
          {said}
        </Banner>
      )}
      <Card title={t('sheet.approval')}>
        <Definitions
          items={[
            { label: t('codes.person'), value: name },
            { label: t('sheet-held.unit'), value: unit },
            { label: t('codes.sheet'), value: code },
            { label: t('codes.printed'), value: `${moment(printed.at, now)} ${printed.by}` },
          ]}
        />
      </Card>
      <Card title={t('case.sign')}>
        {isOld && <p class="hint">{t('sheet-held.old')}</p>}
        {!isOld && sign.length === 0 && <p class="hint">{t('sheet-held.none')}</p>}
        {!isOld && sign.length > 0 && (
          <SignatureForm action={paths.signedSheet(code)} sign={sign} content={content} now={now} again={again} />
        )}
      </Card>
    </WithSigners>
  )
}
