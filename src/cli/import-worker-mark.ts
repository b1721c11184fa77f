/** Marks a thread that was started to read one file. */
export const importMark = 'concordat-import'
