import type { DossierId } from '#domain/ids.ts'
import type { Material } from '#domain/materials/material.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { CatalogueProps } from './catalogue.tsx'
import { StatePill } from './state.tsx'
import { titled, useCameText, useLackingName } from './words.tsx'

/** 散材料: what came and is not in the volume yet. */
export const Loose = ({ loose, dossier, keeps, today }: CatalogueProps) => {
  const [t, cameText] = [useT(), useCameText()]
  return (
    <Card title={t('materials.loose')} mark={loose.length > 0 && <Pill tone="amber">{loose.length}</Pill>}>
      {loose.length === 0 && <p class="hint">{t('materials.loose.none')}</p>}
      <ul class="papers">
        {loose.map((material) => (
          <li>
            <a href={paths.material(dossier, material.id)}>{material.entry.title}</a>{' '}
            <StatePill material={material} today={today} />
            <p class="hint">{cameText(material.entry)}</p>
            {keeps && material.kind === 'examined' && <FileForm dossier={dossier} material={material} small />}
          </li>
        ))}
      </ul>
      {keeps && (
        <LinkButton small href={paths.looseMaterials()}>
          {t('materials.loose.all')}
        </LinkButton>
      )}
    </Card>
  )
}

/** One press: what was examined goes into the catalogue. */
export const FileForm = ({ dossier, material, small }: { dossier: DossierId; material: Material; small?: boolean }) => {
  const t = useT()
  return (
    <PostForm action={paths.materialStep(dossier, material.id, 'filing')} label={material.entry.title}>
      <input type="hidden" name="version" value={material.version} />
      <Button kind={small ? 'plain' : 'go'} {...(small && { small })}>
        {t('materials.paper.file')}
      </Button>
    </PostForm>
  )
}

/** Papers that the dossier should have and the catalogue does not. */
export const LackingCard = ({ lacking }: CatalogueProps) => {
  const [t, name] = [useT(), useLackingName()]
  return (
    <Card title={t('materials.lacking')} mark={lacking.length > 0 && <Pill tone="amber">{lacking.length}</Pill>}>
      {lacking.length === 0 && <p class="hint">{t('materials.lacking.none')}</p>}
      <ul class="papers">
        {lacking.map((one) => (
          <li>
            {name(one)} <small>{t('materials.lacking.class', { class: one.class })}</small>
          </li>
        ))}
      </ul>
      <p class="hint">{t('materials.lacking.by')}</p>
      <LinkButton small icon="printer" href={paths.missingMaterials()}>
        {t('materials.lacking-sheet')}
      </LinkButton>
    </Card>
  )
}

/** Papers that stand in the catalogue twice, with the way to take one out. */
export const Twins = ({ twins, dossier, keeps }: CatalogueProps) => {
  const t = useT()
  if (twins.length === 0) return null
  return (
    <Card title={t('materials.twins')} mark={<Pill tone="amber">{twins.length}</Pill>}>
      <ul class="papers">
        {twins.map((own) => {
          const last = own.at(-1)
          return (
            <li>
              {last?.of.entry.title}
              <p class="hint">{t('materials.twins.line', { numbers: own.map(({ number }) => number).join(' · ') })}</p>
              {keeps && last && (
                <PostForm action={paths.materialStep(dossier, last.of.id, 'distinction')} label={last.of.entry.title}>
                  <input type="hidden" name="version" value={last.of.version} />
                  <Button small>{t('materials.twins.keep')}</Button>
                </PostForm>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** What went back or was taken out stays in sight, with its reason (docs/law/custody.md §3). */
export const Gone = ({ gone, dossier }: CatalogueProps) => {
  const t = useT()
  if (gone.length === 0) return null
  return (
    <Card title={t('materials.gone')} mark={<Pill>{gone.length}</Pill>}>
      <ul class="papers">
        {gone.map(({ id, kind, entry, reason = '' }) => (
          <li>
            <a href={paths.material(dossier, id)}>{titled(entry)}</a>
            <p class="hint">{t('materials.gone.line', { what: t(`materials.kind.${kind}`), reason })}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
