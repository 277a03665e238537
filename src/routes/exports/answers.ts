import { Readable } from 'node:stream'
import type { Outgoing } from '#actions/exports/archive.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { WebContext } from '#routes/web/web.ts'

const types: Readonly<Record<string, string>> = {
  lrmx: 'application/xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json',
}

/** A file to keep, under its Chinese name: RFC 8187, with a plain name for programs that do not know it. */
export function download(c: WebContext, { name, body }: Pick<Outgoing, 'name' | 'body'>) {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const sent = 'read' in body ? Readable.toWeb(Readable.from(body.read(), { objectMode: false })) : new Uint8Array(body)
  return c.body(sent as ReadableStream | Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': types[ending] ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename="export.${ending}"; filename*=UTF-8''${encoded}`,
  })
}

/** `名单 2026-11-24.xlsx`. */
export const sheetName = (title: string, day: string): string => `${fileName(`${title} ${day}`)}.xlsx`
