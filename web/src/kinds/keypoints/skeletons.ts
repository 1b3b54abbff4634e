import type { Skeleton } from "@/spaces/plane/kind";

/** Skeletons to start from. The 17 joints of a person and their bones are COCO's. */
export const SKELETONS: Record<string, Skeleton> = {
  "Person (COCO, 17 joints)": {
    joints: [
      ...["nose", "left eye", "right eye", "left ear", "right ear", "left shoulder", "right shoulder", "left elbow"],
      ...["right elbow", "left wrist", "right wrist", "left hip", "right hip", "left knee", "right knee"],
      ...["left ankle", "right ankle"],
    ],
    edges: [
      ...([
        [15, 13],
        [13, 11],
        [16, 14],
        [14, 12],
        [11, 12],
        [5, 11],
        [6, 12],
        [5, 6],
        [5, 7],
        [6, 8],
      ] as const),
      ...([
        [7, 9],
        [8, 10],
        [1, 2],
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 4],
        [3, 5],
        [4, 6],
      ] as const),
    ].map(([a, b]): [number, number] => [a, b]),
  },
  "Face (5 points)": {
    joints: ["left eye", "right eye", "nose", "left of mouth", "right of mouth"],
    edges: [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
      [2, 4],
      [3, 4],
    ],
  },
  "Hand (21 joints)": {
    joints: [
      "wrist",
      ...["thumb", "index", "middle", "ring", "little"].flatMap((f) => [1, 2, 3, 4].map((n) => `${f} ${n}`)),
    ],
    edges: [0, 1, 2, 3, 4].flatMap((f): [number, number][] => [
      [0, 1 + 4 * f],
      [1 + 4 * f, 2 + 4 * f],
      [2 + 4 * f, 3 + 4 * f],
      [3 + 4 * f, 4 + 4 * f],
    ]),
  },
};
