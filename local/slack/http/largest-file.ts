/** The largest file, Slack's own gigabyte. */
export const largestFile = 1024 ** 3
