/** 新建: the version on which a new case begins. A constant until HR edits routes in the browser. */
export { create2 as create } from './create-2.ts'
