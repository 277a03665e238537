import type { Place } from './place.ts'

/** Why a file cannot be read; the sentence is `refusal.<code>`. */
export type FileRefusal =
  | 'import.empty'
  | 'import.too-large'
  | 'import.encoding'
  | 'import.undecodable'
  | 'import.nuls'
  | 'import.blank'
  | 'import.picture'
  | 'import.pdf'
  | 'import.web-page'
  | 'import.word-old'
  | 'import.docx-broken'
  | 'import.not-a-form'
  | 'import.two-forms'
  | 'import.macros'
  | 'import.password'
  | 'import.sheet'
  | 'import.lrm-cut'
  | 'import.lrm-columns'
  | 'import.pic'
  | 'import.heic'
  | 'import.archive'
  | 'import.zip-broken'
  | 'import.zip-large'
  | 'import.zip-path'
  | 'import.zip-twice'
  | 'import.zip-nested'
  | 'import.zip-bomb'
  | 'import.zip-too-many'
  | 'import.zip-password'
  | 'import.not-xml'
  | 'import.doctype'
  | 'import.bare-sign'
  | 'import.malformed'
  | 'import.unclosed'
  | 'import.character'
  | 'import.too-deep'
  | 'import.too-many'
  | 'import.too-long'
  | 'import.root'
  | 'import.too-much'
  | 'import.nobody'
  | 'import.gone'
  | 'bringing.line-nobody'
  | 'bringing.line-formula'
  | 'bringing.id-as-number'

/** A file read, or refused with its reason and, where there is one, the place. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly refusal: FileRefusal
      readonly place?: Place
      readonly params?: Readonly<Record<string, string>>
    }
