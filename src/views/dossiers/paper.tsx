import type { PdfTrouble } from '#domain/dossiers/paper.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { inMegabytes } from '#domain/limits.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { paths } from '#views/paths.ts'
import { DossierCrumbs } from './crumbs.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  readonly paper: PaperRef
  /** Counted from 1. */
  readonly page: number
  /** How many it has, or why it cannot be shown. */
  readonly pages: number | PdfTrouble
}

/** An attached paper, looked at page by page and not handed out; that it was looked at is in the log. */
export const PaperPage = ({ dossier, name, paper, page, pages }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={paper.name} />}
        title={paper.name}
        sub={t('paper.sub', { size: sizeOf(paper.bytes) })}
      />
      {typeof pages === 'string' ? (
        <Banner tone="amber">{t(`paper.trouble.${pages}`)}</Banner>
      ) : (
        <>
          <Pager page={page} pages={pages} href={(page) => paths.paper(dossier, paper.blob, page)} />
          <Card>
            <img
              class="paper"
              src={paths.paperPicture(dossier, paper.blob, page)}
              alt={t('paper.page', { name: paper.name, page, pages })}
            />
          </Card>
        </>
      )}
    </>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : inMegabytes(Math.round(bytes / 104_857.6) * 104_857.6)
