import type { DossierId } from '#domain/ids.ts'
import type { DrawnPage, PrintNote } from '#domain/prints/job.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import { sheetKinds } from '#domain/prints/sheets/index.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type Translate, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PdfFrame } from '#views/kit/pdf-frame.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { PrintStopped } from './lacking.tsx'
import { glyphs, photoState, sizeState } from './preview-notes.ts'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  /** What was drawn, or what stopped it. */
  readonly pages: readonly DrawnPage[]
  readonly notes: readonly PrintNote[]
  readonly stopped?: Stopped | undefined
}

/** 打印预览 for HR: what the pre-flight found beside the PDF itself, watermarked. */
export const PreviewPage = ({ dossier, name, pages, notes, stopped }: Props) => {
  const t = useT()
  const ready = stopped === undefined
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('preview.crumb')} />}
        title={t('preview.title', { name })}
        sub={t('preview.sub')}
        actions={
          ready && (
            <LinkButton href={paths.previewPdf(dossier)} icon="eye" newTab>
              {t('preview.open')}
            </LinkButton>
          )
        }
      />
      <Split
        aside={
          <Card
            title={t('preview.check')}
            mark={<Pill tone={ready ? 'jade' : 'seal'}>{t(ready ? 'preview.ready' : 'preview.blocked')}</Pill>}
          >
            <Definitions
              single
              items={[...glyphs(t, notes, stopped?.missing ?? []), ...(ready ? layout(t, notes, pages) : [])]}
            />
          </Card>
        }
      >
        {stopped && <PrintStopped stopped={stopped} dossier={dossier} />}
        {ready && <PdfFrame src={paths.previewPdf(dossier)} title={t('preview.frame', { name })} />}
      </Split>
    </>
  )
}

function layout(t: Translate, notes: readonly PrintNote[], pages: readonly DrawnPage[]) {
  const sheets = sheetKinds.map((sheet) =>
    t('preview.sheets', { sheet: t(`sheet.${sheet}`), pages: pages.filter((page) => page.sheet === sheet).length }),
  )
  return [
    { label: t('preview.layout'), value: sizeState(t, notes) },
    { label: t('preview.photo'), value: photoState(t, notes) },
    { label: t('preview.paper'), value: t('preview.pages', { count: pages.length }) },
    { label: t('filing.sheets'), value: sheets.join(t('kit.comma')) },
  ]
}
