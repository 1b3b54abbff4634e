/** Terms of the items filter, as they are typed. */

/** Items that somebody skipped for a reason; the server compares it without double quotes, which a term cannot hold. */
export const skippedFor = (reason: string): string => `skipped:"${reason.replaceAll('"', "")}"`;
