// Draws data_visualization blocks as SVG: line, bar, area and pie.

import { node, vector } from "./dom.js";
import { wordsOf } from "./texts.js";

const WIDTH = 520;
const HEIGHT = 220;
const EDGE = { left: 52, right: 12, top: 10, bottom: 34 };
const short = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 2 });
const exact = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });

/** About four round steps between the lowest and highest value. */
function scaleOf(values) {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const bottom = Math.floor(low / step) * step;
  const top = Math.max(Math.ceil(high / step) * step, bottom + step);
  const ticks = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, index) => bottom + index * step);
  return { bottom, top, ticks };
}

const pointsOf = (series, categories) => categories.map((category, index) => {
  const data = series.data ?? series.data_points ?? [];
  return Number((data.find((point) => point.label === category) ?? data[index])?.value ?? 0);
});

const tip = (words) => vector("title", {}, words);

function marks(kind, lines, categories, x, y, band) {
  if (kind === "bar") {
    const width = (band * 0.72) / lines.length;
    return lines.flatMap((line, at) => line.values.map((value, index) => vector("rect", {
      class: `series-fill series-${at % 12}`, rx: 2, width: Math.max(width - 2, 1), height: Math.max(Math.abs(y(value) - y(0)), 0.5),
      x: x(index) - band * 0.36 + at * width, y: Math.min(y(value), y(0)),
    }, tip(`${line.name}, ${categories[index]}: ${exact.format(value)}`))));
  }
  return lines.flatMap((line, at) => {
    const path = line.values.map((value, index) => `${index ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    const area = `${path}L${x(line.values.length - 1).toFixed(1)} ${y(0)}L${x(0).toFixed(1)} ${y(0)}Z`;
    return [
      kind === "area" ? vector("path", { class: `series-area series-${at % 12}`, d: area }) : null,
      vector("path", { class: `series-line series-${at % 12}`, d: path }),
      line.values.map((value, index) => vector("circle", { class: `series-fill series-${at % 12}`, cx: x(index), cy: y(value), r: 3 },
        tip(`${line.name}, ${categories[index]}: ${exact.format(value)}`))),
    ];
  });
}

function axisChart(chart, label) {
  const data = chart.series ?? [];
  const categories = chart.axis_config?.categories ?? (data[0]?.data ?? []).map((point) => point.label);
  const lines = data.map((series) => ({ name: wordsOf(series.name), values: pointsOf(series, categories) }));
  const { bottom, top, ticks } = scaleOf(lines.flatMap((line) => line.values));
  const inner = { width: WIDTH - EDGE.left - EDGE.right, height: HEIGHT - EDGE.top - EDGE.bottom };
  const band = inner.width / Math.max(categories.length, 1);
  const x = (index) => EDGE.left + band * (index + 0.5);
  const y = (value) => EDGE.top + inner.height * (1 - (value - bottom) / (top - bottom));
  const every = Math.ceil(categories.length / Math.floor(inner.width / 62));
  const axes = chart.axis_config ?? {};
  return [
    vector("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
      ticks.map((tick) => [
        vector("line", { class: tick === 0 ? "axis" : "grid", x1: EDGE.left, x2: WIDTH - EDGE.right, y1: y(tick), y2: y(tick) }),
        vector("text", { class: "tick", x: EDGE.left - 6, y: y(tick) + 4, "text-anchor": "end" }, short.format(tick)),
      ]),
      categories.map((category, index) => (index % every ? null : vector("text", { class: "tick", x: x(index), y: HEIGHT - EDGE.bottom + 15, "text-anchor": "middle" },
        category.length > 11 ? `${category.slice(0, 10)}…` : category))),
      axes.x_label ?? axes.x_axis_label ? vector("text", { class: "axis-name", x: EDGE.left + inner.width / 2, y: HEIGHT - 3, "text-anchor": "middle" }, axes.x_label ?? axes.x_axis_label) : null,
      axes.y_label ?? axes.y_axis_label ? vector("text", { class: "axis-name", transform: `translate(11 ${EDGE.top + inner.height / 2}) rotate(-90)`, "text-anchor": "middle" }, axes.y_label ?? axes.y_axis_label) : null,
      marks(chart.type, lines, categories, x, y, band)),
    legend(lines.map((line) => line.name)),
    numbersTable(["", ...categories], lines.map((line) => [line.name, ...line.values.map((value) => exact.format(value))])),
  ];
}

function pieChart(chart, label) {
  const segments = (chart.segments ?? []).map((segment) => ({ label: wordsOf(segment.label), value: Math.max(Number(segment.value) || 0, 0) }));
  const total = segments.reduce((sum, segment) => sum + segment.value, 0) || 1;
  const spot = (share) => `${(100 + 92 * Math.sin(share * 2 * Math.PI)).toFixed(2)} ${(100 - 92 * Math.cos(share * 2 * Math.PI)).toFixed(2)}`;
  let done = 0;
  const slices = segments.map((segment, index) => {
    const from = done / total;
    done += segment.value;
    const to = done / total;
    const words = tip(`${segment.label}: ${exact.format(segment.value)}`);
    if (to - from > 0.9999) return vector("circle", { class: `series-fill series-${index % 12}`, cx: 100, cy: 100, r: 92 }, words);
    return vector("path", { class: `series-fill slice series-${index % 12}`, d: `M100 100L${spot(from)}A92 92 0 ${to - from > 0.5 ? 1 : 0} 1 ${spot(to)}Z` }, words);
  });
  return [
    vector("svg", { class: "chart pie", viewBox: "0 0 200 200", role: "img", "aria-label": label }, slices),
    legend(segments.map((segment) => `${segment.label} · ${Math.round((segment.value / total) * 100)}%`)),
    numbersTable(["Part", "Value"], segments.map((segment) => [segment.label, exact.format(segment.value)])),
  ];
}

const legend = (names) => node("ul", { class: "legend" }, names.map((name, index) => node("li", {}, node("span", { class: `swatch series-${index % 12}` }), name)));

/** The same numbers for screen readers. */
const numbersTable = (header, rows) => node("table", { class: "visually-hidden" },
  node("thead", {}, node("tr", {}, header.map((cell) => node("th", { scope: "col" }, cell)))),
  node("tbody", {}, rows.map((row) => node("tr", {}, row.map((cell) => node("td", {}, cell))))));

/** The data_visualization block. */
export function chartBlock(block) {
  const chart = block.chart ?? {};
  const title = wordsOf(block.title);
  const label = `${title || "Chart"} (${chart.type} chart)`;
  const drawn = chart.type === "pie" ? pieChart(chart, label) : axisChart(chart, label);
  return node("figure", { class: `chart-block chart-${chart.type}` }, node("figcaption", {}, title), node("div", { class: "chart-body" }, drawn));
}
