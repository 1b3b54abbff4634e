/** Every text of the interface, by area; one file to translate for each. */
import { desk, grid, labeling, review } from "@/texts/desk";
import { quality } from "@/texts/quality";
import { schema } from "@/texts/schema";

export const t = { desk, labeling, review, grid, schema, quality };
