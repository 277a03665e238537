import { fileName } from '#domain/exports/file-names.ts'
import type { WebContext } from '#routes/web/web.ts'

const types: Readonly<Record<string, string>> = {
  lrmx: 'application/xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** A file to keep, under its Chinese name: RFC 8187, with a plain name for programs that do not know it. */
export function download(c: WebContext, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': types[ending] ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename="export.${ending}"; filename*=UTF-8''${encoded}`,
  })
}

/** `名单 2026-11-24.xlsx`. */
export const sheetName = (title: string, day: string): string => `${fileName(`${title} ${day}`)}.xlsx`
