import type { CaseOnPaper } from '#domain/cases/papers.ts'
import type { DossierId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

/** 纸质档案: what administration swaps because of this case, and which signed papers still have to come into the volume. */
export const OnPaper = ({ dossier, paper }: { dossier: DossierId; paper: CaseOnPaper }) => {
  const t = useT()
  return (
    <Card title={t('case.paper')}>
      <Definitions
        items={[
          ...paper.swaps.map(({ sheets, step }) => ({
            label: t('archive.swap'),
            value: sheets.map((sheet) => t(`sheet.${sheet}`)).join(t('kit.comma')),
            note: <Pill tone={step === 'done' ? 'jade' : 'amber'}>{t(`filing.step.${step}`)}</Pill>,
          })),
          ...paper.papers.map(({ title, class: key, standing }) => ({
            label: t('case.paper.material'),
            value: t('kit.aside', { text: title, more: `${key} ${t(`materials.class.${key}`)}` }),
            note: standing ? (
              <Pill tone={standing === 'filed' ? 'jade' : 'amber'}>{t(`case.paper.${standing}`)}</Pill>
            ) : (
              paper.keeps && (
                <a href={paths.materialReceipt(dossier, { class: key, title })}>{t('case.paper.register')}</a>
              )
            ),
          })),
        ]}
        single
      />
      <p class="hint">{t('case.paper.hint')}</p>
    </Card>
  )
}
