/** Every text of the interface, by area; one file to translate for each. */
import { account, app, errors, join, signIn } from "@/texts/app";
import { changes, desk, grid, history, labeling, review } from "@/texts/desk";
import { items } from "@/texts/items";
import { kinds } from "@/texts/kinds";
import { audit, members, people } from "@/texts/people";
import { drafts, guideline, newProject, project, projects, settings } from "@/texts/projects";
import { quality } from "@/texts/quality";
import { schema } from "@/texts/schema";
import { space } from "@/texts/space";
import { transfer } from "@/texts/transfer";

export const t = {
  account,
  app,
  audit,
  changes,
  desk,
  drafts,
  errors,
  grid,
  guideline,
  history,
  items,
  join,
  kinds,
  labeling,
  members,
  newProject,
  people,
  project,
  projects,
  quality,
  review,
  schema,
  settings,
  signIn,
  space,
  transfer,
};
