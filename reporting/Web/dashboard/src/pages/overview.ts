import type { Page } from "../components/page";
import { overview as texts } from "../texts";
import { alerts } from "./overview/alerts";
import { headlines } from "./overview/headlines";
import { punctual, speed, volumes } from "./overview/weeks";
import { warnings } from "./overview/warnings";
import { figure } from "../components/figure";
import { h } from "../components/dom";

export const overviewPage: Page = {
  title: () => texts.title,
  lead: texts.lead,
  render: context => [
    headlines(context),
    h("div", { class: "cards" },
      figure(context, speed),
      figure(context, volumes),
      figure(context, punctual),
      alerts(context),
      warnings(context)),
  ],
};
