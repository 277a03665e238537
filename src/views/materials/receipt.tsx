import type { DossierId } from '#domain/ids.ts'
import type { CellProblems, Cells } from '#domain/materials/typed.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { EntryFields } from './fields.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly typed: Cells & { readonly from: string; readonly receivedOn: string }
  readonly problems: CellProblems
  readonly problemOf: Readonly<
    Partial<Record<'from' | 'receivedOn', 'required' | 'too-long' | 'not-a-date' | 'date-ahead'>>
  >
}

/** 登记收到的材料: from whom, when, what, how much. */
export const ReceiptPage = ({ dossier, name, typed, problems, problemOf }: Props) => {
  const t = useT()
  const problem = (code: string | undefined) => code && t(`materials.cell.${code}` as MessageKey)
  return (
    <>
      <PageHead
        over={
          <DossierCrumbs
            dossier={dossier}
            name={name}
            here={t('materials.receipt.title')}
            back={paths.materials(dossier)}
          />
        }
        title={t('materials.receipt.title')}
        sub={t('materials.receipt.sub')}
      />
      <Card>
        <PostForm action={paths.materialReceipt(dossier)} label={t('materials.receipt.title')}>
          <FieldGrid>
            <Input
              name="from"
              label={t('materials.receipt.from')}
              value={typed.from}
              problem={problem(problemOf.from)}
              max={60}
              required
            />
            <Input
              name="receivedOn"
              label={t('materials.receipt.on')}
              value={typed.receivedOn}
              problem={problem(problemOf.receivedOn)}
              size={12}
              required
            />
          </FieldGrid>
          <EntryFields typed={typed} problems={problems} classHelp={t('materials.receipt.class-help')} />
          <div class="form-foot">
            <Button kind="go">{t('materials.receipt.save')}</Button>
            <LinkButton href={paths.materials(dossier)}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
