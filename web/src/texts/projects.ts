/** What the pages about projects say. */
import { many } from "@/texts/many";

export const projects = {
  title: "Projects",
  create: "New project",
  empty: "No project yet. Make one from a template in a minute.",
  emptyFor: "No project yet. Ask a manager for an invitation.",
  shelf: "Which projects",
  shelves: { active: "Active", archived: "Archived", trash: "Trash" },
  emptyShelf: {
    archived:
      "Nothing is archived. A project is archived on its Settings page: it stays readable and hands out no work.",
    trash: "The trash is empty. What is deleted waits here for 30 days.",
  },
  search: "Search projects",
  noMatch: "No project matches.",
  changed: "Created",
  sortBy: (name: string) => `Sort by ${name}`,
  until: "Deleted for good on",
  restore: "Restore",
  restoreWho: (name: string) => `Restore ${name}`,
  restored: (name: string) => `${name} is back`,
  unarchive: "Unarchive",
  unarchiveWho: (name: string) => `Unarchive ${name}`,
  purge: "Delete for good",
  purgeWho: (name: string) => `Delete ${name} for good`,
  purgeTitle: (name: string) => `Delete “${name}” for good?`,
  purgeWhy: (items: number, answers: number) =>
    `${many(items, "item")} and ${many(answers, "annotation")}, files and exports go now. Nothing brings them back.`,
  purged: (name: string) => `${name} is being deleted for good`,
  keep: "Keep",
  name: "Name",
  progress: "Progress",
  items: "Items",
  annotations: "Annotations",
  of: (all: string) => `of ${all}`,
  role: "Your role",
  label: "Label",
  actions: "Actions",
  returned: (n: number) => `${n} returned to you`,
};

export const newProject = {
  title: "New project",
  submit: "Create, then import items",
  name: "Name",
  namePlaceholder: "News entities",
  overlap: "Annotators per item",
  overlapWhy: "overlap",
  lease: "Reservation time (min)",
  leaseWhy: "how long an item is kept for somebody",
  start: "Start from",
  template: "Template",
  guideline: "Guideline (Markdown)",
  guidelineWhy:
    "What to label, what not, and the cases people will argue about. It can be written later; every version is kept.",
  replaceTitle: (name: string) => `Replace your schema with “${name}”?`,
  replaceWhy: "You have changed the schema. The template would replace it.",
  replace: "Replace",
  keep: "Keep mine",
};

/** A draft of a form that was found on this device. */
export const drafts = {
  found: (when: string) => `Your unsaved changes of ${when} are in the form again.`,
  older: "They were made on an earlier version.",
  discard: "Discard",
  discarded: "Unsaved changes discarded",
};

export const project = {
  navigation: "Project",
  quality: "Quality",
  items: "Items",
  guideline: "Guideline",
  schema: "Schema",
  transfer: "Import & export",
  members: "Members",
  settings: "Settings",
  review: (n: number) => (n ? `Review (${n})` : "Review"),
  grid: "Grid",
  label: "Label",
};

export const settings = {
  title: "Settings",
  name: "Name",
  description: "Description",
  descriptionWhy: "What the project is for; everybody in it reads this.",
  overlap: "Annotators per item",
  overlapWhy: "How many people label each item. Agreement needs at least two.",
  lease: "Reservation time (min)",
  leaseWhy: "How long an item stays with whoever took it; every saved draft extends it.",
  save: "Save",
  saved: "Settings saved",
  api: "API",
  id: "Project id",
  duplicate: "Duplicate",
  duplicateWhy: "A new project with this schema, guideline and settings.",
  duplicateTitle: "Duplicate this project",
  copyOf: (name: string) => `${name} (copy)`,
  withMembers: "With its members and their roles",
  withItems: (n: number) => `With its ${many(n, "item")}, without annotations`,
  duplicated: (name: string) => `${name} is made`,
  copying: (name: string) => `${name} is made; its items are being copied`,
  archive: "Archive",
  archiveWhy: "It stays readable and can be exported, and hands out no work until it is unarchived.",
  archived: "The project is archived",
  archivedSince: (day: string) => `Archived since ${day}: it can be read and exported, and hands out no work.`,
  unarchive: "Unarchive",
  unarchiveWhy: "Work is handed out again, and everything can be changed.",
  unarchived: "The project is worked on again",
  delete: "Delete",
  deleteProject: "Delete this project",
  deleteWhy: (items: number, answers: number) =>
    `${many(items, "item")} and ${many(answers, "annotation")} go to the trash. For 30 days they can be had back.`,
  deleted: (name: string) => `${name} is in the trash for 30 days`,
};

export const guideline = {
  title: "Guideline",
  view: "View",
  read: "Read",
  changes: "Changes",
  edit: "Edit",
  version: "Version",
  versionOf: (version: number, current: boolean, note: string) =>
    `Version ${version}${current ? " (current)" : ""} — ${note || "no note"}`,
  by: (day: string, name: string) => (name ? `${day}, ${name}` : day),
  published: (version: number) => `Version ${version} is published`,
  markdown: "Guideline in Markdown",
  note: "What does this version change?",
  publish: "Publish",
  empty: "No guideline yet.",
  emptyEdit: "Write down what to label, what not, and the cases people will argue about.",
  first: "The first version; there is nothing before it.",
};
