import type { PageKind } from '#domain/prints/papers/index.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { region } from '#views/kit/region.ts'
import { ScannerField } from '#views/kit/scanner-field.tsx'
import { paths } from '#views/paths.ts'

/** The page that was scanned and whose box comes next. */
export type ScannedPage = {
  readonly code: string
  readonly name: string
  readonly sheet: PageKind
  readonly page: number
  readonly pages: number
  /** Where it belongs. */
  readonly box: string
}

/** Where a scan leads back to: the queue, or one filing by its id. */
export type Scanning = {
  readonly scanned?: ScannedPage | undefined
  readonly problem?: string | undefined
  readonly typed?: string | undefined
  readonly filing?: string | undefined
  readonly back: string
}

/** `简历`, and `简历第 2 页` where the sheet has more than one. */
export const sheetText = (
  t: Translate,
  { sheet, page, pages }: Pick<ScannedPage, 'sheet' | 'page' | 'pages'>,
): string => (pages > 1 ? t('sheet.page', { sheet: t(`sheet.${sheet}`), page }) : t(`sheet.${sheet}`))

export const scanRegions = {
  scan: region('scan'),
  head: region('scan-head'),
  queue: region('queue'),
  steps: region('scan-steps'),
  recent: region('recent'),
}

/** What a scan changes beside its field; each page has those that it shows. */
const along = [scanRegions.head, scanRegions.queue, scanRegions.steps, scanRegions.recent]

/** 扫码: first a page, then its box. The field says which is next; typing and Enter do the same as a scanner. */
export const Scan = ({ scanned, problem, typed, filing, back }: Scanning) => {
  const t = useT()
  const { scan } = scanRegions
  return (
    <PostForm action={paths.scans()} redraws={scan} also={along} id={scan} label={t('scan.label')}>
      {scanned && <input type="hidden" name="page" value={scanned.code} />}
      {filing && <input type="hidden" name="filing" value={filing} />}
      <ScannerField
        name="code"
        label={t('scan.label')}
        expects={
          scanned
            ? t('scan.box', { code: scanned.code, name: scanned.name, sheet: sheetText(t, scanned) })
            : t('scan.page')
        }
        value={typed}
        problem={problem}
      >
        <Button kind="go">{t('scan.enter')}</Button>
        {scanned && (
          <LinkButton kind="quiet" href={back}>
            {t('scan.another-page')}
          </LinkButton>
        )}
      </ScannerField>
    </PostForm>
  )
}

/** The codes that a visitor of the demo clicks, who has neither paper nor scanner. */
export type DemoCodes = { readonly pages: readonly ScannedPage[]; readonly otherBox?: string | undefined }

/** Codes to press in the demo, where nobody has a scanner. */
export const DemoScanner = ({
  codes,
  scanned,
  filing,
}: {
  codes: DemoCodes
  scanned?: ScannedPage | undefined
  filing?: string | undefined
}) => {
  const t = useT()
  const { scan } = scanRegions
  if (!scanned && codes.pages.length === 0) return null
  return (
    <Card title={t('archive.demo')}>
      <PostForm action={paths.scans()} redraws={scan} also={along} label={t('archive.demo')}>
        {scanned && <input type="hidden" name="page" value={scanned.code} />}
        {filing && <input type="hidden" name="filing" value={filing} />}
        {scanned ? <BoxCodes right={scanned.box} other={codes.otherBox} /> : <PageCodes pages={codes.pages} />}
      </PostForm>
    </Card>
  )
}

const PageCodes = ({ pages }: { pages: readonly ScannedPage[] }) => {
  const t = useT()
  return (
    <>
      <p class="hint">{t('archive.demo.page')}</p>
      <div class="form-foot">
        {pages.map((page) => (
          <Button small name="code" value={page.code} label={`${page.code} ${page.name} ${sheetText(t, page)}`}>
            {page.code} {page.name} · {sheetText(t, page)}
          </Button>
        ))}
      </div>
    </>
  )
}

const BoxCodes = ({ right, other }: { right: string; other?: string | undefined }) => {
  const t = useT()
  return (
    <div class="form-foot">
      <span class="hint">{t('archive.demo.box')}</span>
      <Button small name="code" value={right}>
        {right}
      </Button>
      {other && (
        <>
          <span class="hint">{t('archive.demo.other-box')}</span>
          <Button small name="code" value={other}>
            {other}
          </Button>
        </>
      )}
    </div>
  )
}
