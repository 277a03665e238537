import { codeNamed } from '#domain/codes/code.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { codeName, useLanguage } from '#views/i18n/index.ts'

/** What may be meant by a word of a file, as its reader's language calls it; the word of the table stays what is taken. */
export const useReadingText = () => {
  const language = useLanguage()
  return (section: string, field: string | undefined, text: string): string => {
    const codes = sectionOf(section)?.fields.find(({ key }) => key === field)?.codes
    const known = codes && codeNamed(codes, text)
    return known ? codeName(language, known) : text
  }
}
