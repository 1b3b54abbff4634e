/** A whole number as it is read: thin spaces between thousands. */
export const count = (n: number): string => n.toLocaleString("en").replaceAll(",", "\u2009");

/** A number with its noun: 1 item, 2 items. */
export const many = (n: number, one: string, several = `${one}s`): string => `${count(n)} ${n === 1 ? one : several}`;

/** A time stamp of the server (RFC 3339, UTC) to the minute. */
export const minute = (stamp: string): string => stamp.slice(0, 16).replace("T", " ");

/** A time stamp of the server as one reads it near by: the hour today, else the day with it, on the reader's own clock. */
export function moment(stamp: string, now = new Date()): string {
  const at = new Date(stamp);
  const two = (n: number) => String(n).padStart(2, "0");
  const hour = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return at.toDateString() === now.toDateString() ? hour : `${date} ${hour}`;
}

/** A time stamp of the server as its day. */
export const day = (stamp: string): string => stamp.slice(0, 10);

/** A number of bytes in the unit that fits. */
export const bytes = (n: number): string =>
  n < 1e6 ? `${Math.ceil(n / 1e3)} kB` : n < 1e9 ? `${(n / 1e6).toFixed(1)} MB` : `${(n / 1e9).toFixed(2)} GB`;
