/** 新建: the version on which a new case begins. A constant until HR edits routes in the browser. */
export { create1 as create } from './create-1.ts'
