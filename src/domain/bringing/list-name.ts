/** Whether a file of this name is to be read as a list, and not as somebody's form. */
export const isListName = (name: string): boolean => /\.(?:xlsx|xlsm|xlsb|xls|et|ett|csv|tsv|txt)$/i.test(name)
