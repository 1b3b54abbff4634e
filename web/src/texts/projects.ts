/** What the pages about projects and people say. */

export const projects = {
  title: "Projects",
  create: "New project",
  empty: "No project yet. Make one from a template in a minute, or ask a manager for an invitation.",
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
  overlap: "Annotators per item",
  overlapWhy: "How many people label each item. Agreement needs at least two.",
  lease: "Reservation time (min)",
  leaseWhy: "How long an item stays with whoever took it; every saved draft extends it.",
  save: "Save",
  saved: "Settings saved",
  api: "API",
  id: "Project id",
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

export const members = {
  title: "Members",
  invite: "Invite",
  name: "Name",
  email: "E-mail",
  role: "Role",
  actions: "Actions",
  you: "(you)",
  roleOf: (name: string) => `Role of ${name}`,
  remove: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} is no longer a member; their work stays`,
  roles: {
    annotator: "Annotator — labels",
    reviewer: "Reviewer — labels, reviews, sees quality",
    manager: "Manager — everything in this project",
    viewer: "Viewer — reads results",
  },
  invitations: "Open invitations",
  anybody: "whoever has the link",
  until: (day: string) => `until ${day}`,
  withdraw: "Withdraw",
  inviteTitle: "Invite",
  sendLink: "Send this link. It works once, for 14 days, and is not shown again.",
  link: "Invitation link",
  copyLink: "Copy link",
  copied: "Copied",
  restrict: "Restrict to email (optional)",
  createLink: "Create link",
};

export const people = {
  title: "People",
  add: "Add a person",
  addShort: "Add",
  name: "Name",
  email: "E-mail",
  owner: "Owner",
  since: "Since",
  actions: "Actions",
  isOwner: (name: string) => `${name} is an owner`,
  noLonger: (name: string) => `${name} can no longer sign in`,
  enable: "Enable",
  disable: "Disable",
  enableWho: (name: string) => `Enable ${name}`,
  disableWho: (name: string) => `Disable ${name}`,
  reset: "New password",
  resetWho: (name: string) => `New password for ${name}`,
  resetWhy: "Hand it over yourself; the old one and all sessions end. They can change it on their account page.",
  resetDone: (name: string) => `${name} has a new password`,
  set: "Set password",
  temporary: "Temporary password",
  ownerOf: "Owner of the workspace",
};
