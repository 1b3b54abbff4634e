/** Where one looks in what a stage shows: which page, frame or turn, or which second. Stages without a course have none. */

export type Cursor = { unit: "page" | "frame" | "turn" | "second"; at: number };

/** How a stage is gone through. */
export type Course = {
  unit: Cursor["unit"];
  /** How many pages, frames or turns; for seconds, how long. */
  length: (value: unknown) => number;
  /** Where a region lies. */
  of: (region: { page?: number }) => number;
  /** What a region made there has besides its shape. */
  place: (at: number) => { page?: number };
  /** One step in the course's own words, as `Next image`. */
  next: string;
  previous: string;
};
