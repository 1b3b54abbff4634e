/** Every kind of answer and every stage there is. To add one: a folder, and a line here. */
import { Outlet } from "@tanstack/react-router";
import { createElement } from "react";
import { Registry, RegistryContext } from "@/editor/registry";
import { box } from "@/kinds/box/box";
import { chains } from "@/kinds/chains/chains";
import { choice } from "@/kinds/choice/choice";
import { date } from "@/kinds/date/date";
import { discontinuous } from "@/kinds/discontinuous/discontinuous";
import { ellipse } from "@/kinds/ellipse/ellipse";
import { freetext } from "@/kinds/freetext/freetext";
import { keypoints } from "@/kinds/keypoints/keypoints";
import { mask } from "@/kinds/mask/mask";
import { number } from "@/kinds/number/number";
import { polygon } from "@/kinds/polygon/polygon";
import { polyline } from "@/kinds/polyline/polyline";
import { rating } from "@/kinds/rating/rating";
import { relations } from "@/kinds/relations/relations";
import { span } from "@/kinds/span/span";
import { image } from "@/stages/image/image";
import { text } from "@/stages/text/text";

/** The order is that of menus and toolbars. */
export const registry = new Registry(
  [
    box,
    polygon,
    polyline,
    ellipse,
    keypoints,
    mask,
    span,
    discontinuous,
    relations,
    chains,
    choice,
    rating,
    number,
    date,
    freetext,
  ],
  [text, image],
);

/** The pages of those who are signed in, with the registry at hand; loaded with the first of them. */
export const MemberRoute = () => createElement(RegistryContext, { value: registry }, createElement(Outlet));
