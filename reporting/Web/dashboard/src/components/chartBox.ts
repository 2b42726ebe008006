import type { Row } from "../api/types";
import { lookOf, type Option } from "../charts/look";
import { go } from "../state/router";
import { states } from "../texts";
import { h } from "./dom";
import type { ChartSpec, Point } from "./figure";
import { onLeave } from "./lifetime";
import { onTheme } from "./theme";

type Engine = typeof import("../charts/engine");

export interface ChartBox {
  element: HTMLElement;
  resize: () => void;
  png: () => string;
  svg: () => string;
}

const engine = (): Promise<Engine> => import("../charts/engine");

/** A chart that fits its place, follows the colours, and goes with its page. */
export function chartBox<R extends Row>(title: string, rows: readonly R[], spec: ChartSpec<R>): ChartBox {
  const element = h("div", { class: spec.follow ? "chart follow" : "chart", role: "img", "aria-label": title });
  let charts: Engine | null = null;
  let chart: ReturnType<Engine["open"]> | null = null;
  let width = 0;

  const height = (): number => Math.round(spec.height(rows, element.clientWidth));
  const option = (): Option => spec.option(rows, lookOf(element));
  element.style.height = `${Math.round(spec.height(rows, innerWidth))}px`;

  function draw(): void {
    if (!charts || element.clientWidth === 0) return;
    element.style.height = `${height()}px`;
    width = element.clientWidth;
    chart ??= begin(charts.open(element));
    chart.resize();
    chart.setOption(option(), { notMerge: true });
  }

  function begin(opened: ReturnType<Engine["open"]>): ReturnType<Engine["open"]> {
    opened.on("click", point => {
      const address = spec.follow?.(rows, point as unknown as Point);
      if (address) go(address);
    });
    return opened;
  }

  const observer = new ResizeObserver(() => {
    if (element.clientWidth > 0 && element.clientWidth !== width) draw();
  });
  const forget = onTheme(draw);
  onLeave(() => {
    observer.disconnect();
    forget();
    chart?.dispose();
    chart = null;
    charts = null;
  });
  engine().then(loaded => {
    charts = loaded;
    observer.observe(element);
    draw();
  }, () => element.replaceWith(h("p", { class: "state" }, states.noChart)));

  return {
    element,
    resize: draw,
    png: () => chart?.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: lookOf(element).card }) ?? "",
    svg: () => charts?.toSvg({ ...option(), backgroundColor: lookOf(element).card }, element.clientWidth || innerWidth, height()) ?? "",
  };
}
