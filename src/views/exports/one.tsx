import type { DossierId } from '#domain/ids.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { ExportFields, type ExportProblem, type ExportTyped } from './fields.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly typed: ExportTyped
  readonly problem?: ExportProblem | undefined
}

/** 导出 of one dossier. */
export const OneExportPage = ({ dossier, name, typed, problem }: Props) => {
  const t = useT()
  return (
    <>
      <DossierCrumbs dossier={dossier} name={name} here={t('exports.action')} />
      <PageHead
        title={t('exports.one.title', { name })}
        actions={
          <>
            <LinkButton href={paths.exportComparison(dossier)}>{t('exports.comparison')}</LinkButton>
            <LinkButton href={paths.exports()}>{t('exports.register')}</LinkButton>
          </>
        }
      />
      {problem?.field === 'people' && (
        <Banner tone="seal" alert>
          {problem.text}
        </Banner>
      )}
      <Card>
        <PostForm action={paths.dossierExports(dossier)} download label={t('exports.title')}>
          <ExportFields typed={typed} problem={problem} />
          <div class="form-foot">
            <Button kind="go">{t('exports.go')}</Button>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
