import type { CasePaper } from '#domain/cases/kind.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PdfFrame } from '#views/kit/pdf-frame.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { PrintStopped } from '#views/prints/lacking.tsx'

type Props = {
  readonly id: CaseId
  readonly number: string
  readonly kind: string
  readonly dossier: DossierId
  readonly name: string
  /** Which sheet: 审批单 where none is named. */
  readonly sheet?: CasePaper | undefined
  readonly pages: number
  /** Characters that no face has: nothing is printed. */
  readonly missing?: readonly string[] | undefined
}

/** 审批单: the PDF as it would print, and how to print it. */
export const ApprovalPage = ({ id, number, kind, dossier, name, sheet, pages, missing }: Props) => {
  const t = useT()
  const pdf = paths.approvalPdf(id, sheet)
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t(`case.number.${kind}` as MessageKey, { number }), href: paths.case(id) },
              { label: sheet ? t(`case.paper.${sheet}`) : t('approval.sheet') },
            ]}
          />
        }
        title={sheet ? t('case.paper.title', { name, sheet: t(`case.paper.${sheet}`) }) : t('approval.title', { name })}
        sub={t(sheet ? `case.paper.sub.${sheet}` : 'approval.sub')}
        actions={
          !missing && (
            <LinkButton href={pdf} icon="eye" newTab>
              {t('paper.open')}
            </LinkButton>
          )
        }
      />
      <Split
        aside={
          !missing && (
            <Card title={t('paper.print.card')}>
              <PostForm action={paths.approval(id, sheet)} download label={t('paper.print.card')}>
                <p class="hint">{t('approval.hint', { count: pages })}</p>
                <Button kind="go" icon="printer">
                  {t('paper.print')}
                </Button>
              </PostForm>
            </Card>
          )
        }
      >
        {missing ? (
          <PrintStopped stopped={{ missing, places: [] }} dossier={dossier} />
        ) : (
          <PdfFrame src={pdf} title={t('approval.frame', { name })} />
        )}
      </Split>
    </>
  )
}
