import type { DossierId } from '#domain/ids.ts'
import { cureOf, type Lacking, type Stopped } from '#domain/prints/lacking.ts'
import { codePointOf } from '#domain/prints/printable.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { paths } from '#views/paths.ts'

/** 缺字 at the printer: nothing was printed; where each letter stands and what helps. */
export const PrintStopped = ({ stopped: { missing, places }, dossier }: { stopped: Stopped; dossier?: DossierId }) => {
  const t = useT()
  const unplaced = missing.filter((char) => !places.some(({ chars }) => chars.includes(char)))
  return (
    <Banner tone="seal" alert>
      <p>{t('print.missing', { count: missing.length })}</p>
      <Places lacking={places} dossier={dossier} />
      {unplaced.length > 0 && <p>{t('print.missing.elsewhere', { chars: named(t, unplaced) })}</p>}
      <Cures chars={missing} />
    </Banner>
  )
}

/** The same before anything is printed, where it can still be seen to. */
export const LackingLetters = ({ lacking, dossier }: { lacking: readonly Lacking[]; dossier: DossierId }) => {
  const t = useT()
  return (
    <>
      <p>{t('print.lacking')}</p>
      <Places lacking={lacking} dossier={dossier} />
      <Cures chars={lacking.flatMap(({ chars }) => chars)} />
    </>
  )
}

/** `家庭成员 2 · 姓名：ł（U+0142）`, for whoever may mend it with the way there. */
const Places = ({ lacking, dossier }: { lacking: readonly Lacking[]; dossier?: DossierId | undefined }) => {
  const t = useT()
  return (
    <ul>
      {lacking.map((one) => (
        <li>
          {dossier ? (
            <a href={paths.section(dossier, one.section, one.at === undefined ? undefined : one.record)}>
              {placeOf(t, one)}
            </a>
          ) : (
            placeOf(t, one)
          )}
          {t('kit.colon')}
          {named(t, one.chars)}
        </li>
      ))}
    </ul>
  )
}

const placeOf = (t: Translate, { section, field, at }: Lacking): string =>
  `${t(`section.${section}` as MessageKey)}${at === undefined ? '' : ` ${at}`} · ${t(`field.${section}.${field}` as MessageKey)}`

const named = (t: Translate, chars: readonly string[]): string =>
  chars.map((char) => t('print.missing.char', { char, code: codePointOf(char) })).join(t('kit.comma'))

const Cures = ({ chars }: { chars: readonly string[] }) => {
  const t = useT()
  return (
    <>
      {[...new Set(chars.map(cureOf))].map((cure) => (
        <p>{t(`print.cure.${cure}`)}</p>
      ))}
    </>
  )
}
