import { readListFile } from '#domain/bringing/list-file.ts'
import { type FileRead, readFile, type SentFile } from '#domain/imports/read-file.ts'
import type { Read } from '#domain/imports/reading.ts'
import type { FormRead } from '#domain/templates/form.ts'
import { readForm } from '#domain/templates/read-form.ts'
import { readWorkbook } from '#domain/workbooks/read-workbook.ts'
import type { WorkbookRead } from '#domain/workbooks/workbook.ts'

/** Reads one file; everything it needs is handed to it, and what was read is handed back. */
export const read = (file: SentFile): Promise<readonly Read<FileRead>[]> => readFile(file)

/** Reads a workbook, in the worker: what it holds or why it is refused. */
export const workbook = (bytes: Uint8Array): Promise<WorkbookRead> => readWorkbook(bytes)

/** Reads the blank workbook of a superior. */
export const form = (bytes: Uint8Array): Promise<FormRead> => readForm(bytes)

/** Reads a name list: a workbook, or text between separators. */
export const list = (bytes: Uint8Array): Promise<WorkbookRead> => readListFile(bytes)
