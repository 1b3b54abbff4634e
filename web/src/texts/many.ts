/** A number with its noun: 1 item, 2 items. */
export const many = (n: number, one: string, several = `${one}s`): string =>
  `${n.toLocaleString("en")} ${n === 1 ? one : several}`;
