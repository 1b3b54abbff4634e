import DOMPurify from "dompurify";
import { marked } from "marked";
import { useMemo } from "react";
import css from "@/app/markdown.module.css";

/** Markdown as it is read; whatever could run is taken out. */
export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => DOMPurify.sanitize(marked.parse(text, { async: false })), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised above
  return <div className={css.markdown} dangerouslySetInnerHTML={{ __html: html }} />;
}
