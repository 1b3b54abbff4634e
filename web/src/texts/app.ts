/** What the frame around the pages says: navigation, signing in, errors. */
import { many } from "@/texts/many";

export const app = {
  product: "Truemark",
  skip: "Skip to content",
  navigation: "Main",
  projects: "Projects",
  people: "People",
  api: "API",
  light: "Light theme",
  dark: "Dark theme",
  account: "Account",
  accountAndTokens: "Account and tokens",
  who: (name: string, email: string) => `${name} · ${email}`,
  signOut: "Sign out",
  undo: "Undo",
  close: "Close",
  progress: (p: { settled: number; labeled: number; rework: number; open: number; answers: number; wanted: number }) =>
    `${p.settled} approved, ${p.labeled} to review, ${p.rework} returned, ${p.open} open; ${p.answers} of ${many(p.wanted, "annotation")}`,
  roles: {
    annotator: "Annotator",
    reviewer: "Reviewer",
    manager: "Manager",
    viewer: "Viewer",
    owner: "Owner",
  } as Record<string, string>,
};

export const errors = {
  unreachable: "The server cannot be reached. Your work is kept on this device.",
  noPage: "There is no such page.",
  wrong: "Something went wrong",
  notFound: "Not found",
  back: "Back to projects",
  reload: "Reload",
};

export const signIn = {
  title: "Sign in",
  lead: "Label data, and prove how good the labels are.",
  email: "E-mail",
  password: "Password",
  submit: "Sign in",
  help: "No account, or the password is forgotten? Ask an owner of this workspace: they can invite you, and give you a new password.",
  ended: "Your session has ended",
  endedWhy: "Nothing is lost: your work is kept on this device, and is sent once you have signed in again.",
};

export const join = {
  title: "Create account",
  broken: "This invitation does not work",
  join: (project: string) => `Join ${project}`,
  invites: (by: string, role: string) => `${by} invites you as ${role}.`,
  joinAs: (name: string) => `Join as ${name}`,
  email: "E-mail",
  name: "Name",
  password: "Password",
  passwordForm: "At least 8 characters",
  submit: "Create account",
  haveAccount: "Have an account?",
  signInFirst: "This address has an account. Sign in, and the invitation goes on.",
  wrongPerson: (email: string, me: string) => `This invitation is for ${email}, and you are signed in as ${me}.`,
  switchAccount: "Sign in as somebody else",
  signIn: "Sign in",
};

export const account = {
  title: "Account",
  name: "Name",
  save: "Save",
  nameSaved: "Name saved",
  password: "Password",
  oldPassword: "Current password",
  newPassword: "New password",
  change: "Change, and sign out everywhere",
  sessions: "Sessions",
  everywhere: "Sign out everywhere",
  tokens: "Access tokens",
  tokensHow: "For the API, with your rights. Send it as the header",
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  used: (when: string) => `last used ${when}`,
  unused: "never used",
  days: "Valid for",
  validity: { "30": "30 days", "90": "90 days", "365": "a year", "": "until revoked" } as Record<string, string>,
  revoke: "Revoke",
  revokeAll: "Revoke all",
  createToken: "Create token",
  newToken: "Your new token",
  copyNow: "Copy it now; it is not shown again.",
  token: "Token",
  copy: "Copy",
  copied: "Copied",
};
