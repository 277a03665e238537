import type { PaperRef } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { inMegabytes } from '#domain/limits.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PdfFrame } from '#views/kit/pdf-frame.tsx'
import { paths } from '#views/paths.ts'
import { DossierCrumbs } from './crumbs.tsx'

type Props = { readonly dossier: DossierId; readonly name: string; readonly paper: PaperRef; readonly pages: number }

/** An attached paper, looked at and not handed out; that it was looked at is in the log. */
export const PaperPage = ({ dossier, name, paper, pages }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={paper.name} />}
        title={paper.name}
        sub={t('paper.sub', { size: sizeOf(paper.bytes) })}
      />
      {paper.type === 'application/pdf' ? (
        <PdfFrame src={paths.paperPdf(dossier, paper.blob)} title={paper.name} />
      ) : (
        Array.from({ length: pages }, (_, at) => (
          <Card>
            <img
              class="paper"
              src={paths.paperPicture(dossier, paper.blob, at + 1)}
              alt={t('paper.page', { name: paper.name, page: at + 1, pages })}
              loading="lazy"
            />
          </Card>
        ))
      )}
    </>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : inMegabytes(Math.round(bytes / 104_857.6) * 104_857.6)
