import type { TemplateId } from '#domain/ids.ts'
import { type CellPlace, placeIn, refOf } from './place.ts'

/** Where a figure of a workbook stands, as its address says it: `template:<id>:0:B6`. */
export const standingPlace = (
  template: TemplateId,
  { sheet, ...place }: { readonly sheet: number } & CellPlace,
): string => `template:${template}:${sheet}:${refOf(place)}`

/** Reads it; undefined for whatever else a figure may stand in. */
export function readStandingPlace(
  text: string,
): { readonly template: TemplateId; readonly sheet: number; readonly ref: string } | undefined {
  const [, id = '', sheet = '', ref = ''] = /^template:([0-9a-f-]{36}):(\d{1,3}):([A-Z]{1,3}\d{1,7})$/.exec(text) ?? []
  return placeIn(ref) && { template: id as TemplateId, sheet: Number(sheet), ref }
}
