/** Schemas to start from, each with an item to try it on. */
import type { Schema } from "@/editor/schema";
import { SKELETONS } from "@/kinds/keypoints/skeletons";

export type Template = { name: string; about: string; schema: Schema; sample: string };

const text = [{ name: "text", type: "text" as const, source: "text" }];

const photo = [{ name: "photo", type: "image" as const, source: "photo" }];

export const TEMPLATES: Template[] = [
  {
    name: "Object detection",
    about: "Boxes around things in photos",
    schema: {
      stages: photo,
      questions: [
        {
          name: "objects",
          type: "regions",
          stage: "photo",
          shapes: ["box"],
          labels: [{ name: "person" }, { name: "car" }, { name: "bicycle" }],
        },
      ],
    },
    sample: "",
  },
  {
    name: "Instance segmentation",
    about: "Polygons and masks of single things",
    schema: {
      stages: photo,
      questions: [
        {
          name: "objects",
          type: "regions",
          stage: "photo",
          shapes: ["polygon", "mask"],
          labels: [{ name: "person" }, { name: "car" }, { name: "tree" }],
        },
      ],
    },
    sample: "",
  },
  {
    name: "Semantic segmentation",
    about: "Every pixel gets one label, painted",
    schema: {
      stages: photo,
      questions: [
        {
          name: "surface",
          type: "regions",
          stage: "photo",
          shapes: ["mask"],
          layer: "semantic",
          labels: [{ name: "road" }, { name: "building" }, { name: "sky" }, { name: "plants" }],
        },
      ],
    },
    sample: "",
  },
  {
    name: "Pose",
    about: "The joints of people",
    schema: {
      stages: photo,
      questions: [
        {
          name: "poses",
          type: "regions",
          stage: "photo",
          shapes: ["keypoints"],
          labels: [{ name: "person", skeleton: SKELETONS["Person (COCO, 17 joints)"] }],
        },
      ],
    },
    sample: "",
  },
  {
    name: "Image classification",
    about: "One class for each photo",
    schema: {
      stages: photo,
      questions: [
        {
          name: "class",
          type: "choice",
          required: true,
          options: [{ name: "good" }, { name: "scratched" }, { name: "dented" }, { name: "not to tell" }],
        },
      ],
    },
    sample: "",
  },
  {
    name: "Captions",
    about: "A sentence for each photo, and how hard it was",
    schema: {
      stages: photo,
      questions: [
        { name: "caption", type: "text", multiline: true, required: true },
        { name: "certainty", type: "rating", min: 1, max: 5, low: "guessing", high: "certain" },
      ],
    },
    sample: "",
  },
  {
    name: "Named entities",
    about: "Mark people, places and organisations",
    schema: {
      stages: text,
      questions: [
        {
          name: "entities",
          type: "regions",
          stage: "text",
          shapes: ["span"],
          labels: [{ name: "person" }, { name: "organisation" }, { name: "place" }, { name: "date" }],
        },
      ],
    },
    sample: "On Monday Maria Silva flew from Lisbon to Oslo to meet the board of Northwind Shipping.",
  },
  {
    name: "Entities and relations",
    about: "Entities, and who does what with whom",
    schema: {
      stages: text,
      questions: [
        {
          name: "entities",
          type: "regions",
          stage: "text",
          shapes: ["span"],
          labels: [{ name: "person" }, { name: "organisation" }, { name: "place" }],
        },
        {
          name: "relations",
          type: "relations",
          from: "entities",
          to: "entities",
          labels: [{ name: "works for" }, { name: "based in" }],
        },
      ],
    },
    sample: "Maria Silva runs Northwind Shipping, a small line with its home port in Lisbon.",
  },
  {
    name: "Text classification",
    about: "One topic for each text",
    schema: {
      stages: text,
      questions: [
        {
          name: "topic",
          type: "choice",
          required: true,
          options: [
            { name: "politics" },
            { name: "business" },
            { name: "sport" },
            { name: "science" },
            { name: "culture" },
          ],
        },
      ],
    },
    sample: "The home side won the cup after a long night of penalties.",
  },
  {
    name: "Intents of messages",
    about: "What a customer wants, and how they feel",
    schema: {
      stages: text,
      questions: [
        {
          name: "intents",
          type: "choice",
          multiple: true,
          required: true,
          options: [{ name: "track order" }, { name: "return" }, { name: "complaint" }, { name: "question" }],
        },
        { name: "mood", type: "rating", min: 1, max: 5, low: "angry", high: "happy" },
        { name: "note", type: "text", when: { intents: "complaint" }, title: "What went wrong?" },
      ],
    },
    sample: "My parcel was due on Friday. Where is it, and can I still send it back?",
  },
  {
    name: "Rating",
    about: "How good a text is, with a reason",
    schema: {
      stages: text,
      questions: [
        { name: "quality", type: "rating", min: 1, max: 7, low: "useless", high: "excellent", required: true },
        { name: "reason", type: "text", multiline: true, when: { quality: [1, 2, 3] }, title: "Why so low?" },
      ],
    },
    sample: "The capital of Portugal is Lisbon, on the mouth of the Tagus.",
  },
];
