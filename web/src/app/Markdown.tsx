import DOMPurify from "dompurify";
import { marked } from "marked";
import { useMemo } from "react";
import css from "@/app/markdown.module.css";

/** What a text may be made of; nothing that styles the page, asks for input or draws over it. */
const ALLOWED = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: [
    "style",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "option",
    "iframe",
    "video",
    "audio",
    "dialog",
  ],
  FORBID_ATTR: ["style", "class", "id", "name", "srcset", "ping", "background", "autofocus"],
};
/** Images come from here alone: another server would learn who reads. Links to elsewhere tell it nothing of the page. */
const purifierOf = (page: Window & typeof globalThis) => {
  const made = DOMPurify(page);
  made.addHook("afterSanitizeAttributes", (node) => {
    const source = node.getAttribute("src");
    if (source !== null && !isOwn(source)) node.removeAttribute("src");
    if (node.tagName === "A") node.setAttribute("rel", "noopener noreferrer");
  });
  return made;
};
let purifier: ReturnType<typeof purifierOf> | undefined; // made when first used, for there is no window in some tests

const isOwn = (address: string) =>
  address.startsWith("data:image/") || new URL(address, window.location.href).origin === window.location.origin;

/** Markdown as HTML that is safe to show. */
export function markdownOf(text: string): string {
  purifier ??= purifierOf(window);
  return purifier.sanitize(marked.parse(text, { async: false }), ALLOWED);
}

/** Markdown as it is read; whatever could run, restyle the page or load from elsewhere is taken out. */
export function Markdown({ text }: { text: string }) {
  const html = useMemo(() => markdownOf(text), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised above
  return <div className={css.markdown} dangerouslySetInnerHTML={{ __html: html }} />;
}
