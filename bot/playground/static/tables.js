// Draws table and data_table blocks.

import { fill, icon, node } from "./dom.js";
import { richText, richTextWords } from "./richtext.js";
import { textNodes, wordsOf } from "./texts.js";

const isNumber = (cell) => cell?.type === "raw_number" || typeof cell === "number";

function numberWords(cell) {
  const value = typeof cell === "number" ? cell : cell.value ?? cell.number;
  return cell.text ?? (typeof value === "number" ? new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 }).format(value) : String(value ?? ""));
}

function cellNodes(cell) {
  if (cell === null || cell === undefined) return "";
  if (cell.type === "rich_text") return richText(cell);
  if (isNumber(cell)) return numberWords(cell);
  return textNodes(typeof cell === "object" ? { type: cell.type === "mrkdwn" ? "mrkdwn" : "plain_text", text: cell.text } : String(cell));
}

const sortKey = (cell) => {
  if (isNumber(cell)) return Number(typeof cell === "number" ? cell : cell.value ?? cell.text);
  return (cell?.type === "rich_text" ? richTextWords(cell) : wordsOf(cell?.text ?? cell)).toLowerCase();
};

/** The table block: the first row is its header. */
export function tableBlock(block) {
  const settings = block.column_settings ?? [];
  const cells = (tag, row) => (row ?? []).map((cell, index) => node(tag, {
    scope: tag === "th" ? "col" : null,
    class: `cell-${settings[index]?.align ?? (isNumber(cell) ? "right" : "left")} ${settings[index]?.is_wrapped ? "wrapped" : ""}`,
  }, cellNodes(cell)));
  const [header, ...rows] = block.rows ?? [];
  return node("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": "Table" }, node("table", {},
    node("thead", {}, node("tr", {}, cells("th", header))),
    node("tbody", {}, rows.map((row) => node("tr", {}, cells("td", row))))));
}

/** The data_table block: sortable by column, in pages. */
export function dataTableBlock(block) {
  const [header = [], ...rows] = block.rows ?? [];
  const size = block.page_size ?? 5;
  const view = { page: 0, column: -1, up: true };
  const body = node("tbody");
  const footer = node("div", { class: "table-foot" });
  const headings = header.map((cell, index) => node("th", { scope: "col", "aria-sort": "none", class: isNumber(rows[0]?.[index]) ? "cell-right" : "cell-left" },
    node("button", { type: "button", class: "sorter", on: { click: () => sortBy(index) } }, cellNodes(cell), icon("chevron"))));
  const ordered = () => {
    if (view.column < 0) return rows;
    return [...rows].sort((first, second) => {
      const [one, other] = [sortKey(first[view.column]), sortKey(second[view.column])];
      return (one < other ? -1 : one > other ? 1 : 0) * (view.up ? 1 : -1);
    });
  };
  const turn = (step) => {
    view.page += step;
    show();
  };
  const show = () => {
    const pages = Math.max(1, Math.ceil(rows.length / size));
    fill(body, ordered().slice(view.page * size, (view.page + 1) * size).map((row) => node("tr", {}, row.map((cell, index) =>
      node(index === block.row_header_column_index ? "th" : "td", { scope: index === block.row_header_column_index ? "row" : null, class: isNumber(cell) ? "cell-right" : "cell-left" }, cellNodes(cell))))));
    fill(footer, node("span", {}, `${rows.length} ${rows.length === 1 ? "row" : "rows"}`), pages > 1 ? [
      node("button", { type: "button", class: "button small", disabled: view.page === 0, on: { click: () => turn(-1) } }, "Previous"),
      node("span", {}, `${view.page + 1} of ${pages}`),
      node("button", { type: "button", class: "button small", disabled: view.page >= pages - 1, on: { click: () => turn(1) } }, "Next")] : null);
  };
  const sortBy = (column) => {
    view.up = view.column === column ? !view.up : true;
    view.column = column;
    view.page = 0;
    headings.forEach((heading, index) => heading.setAttribute("aria-sort", index === column ? (view.up ? "ascending" : "descending") : "none"));
    show();
  };
  show();
  return node("div", { class: "data-table" },
    node("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": wordsOf(block.caption) || "Data table" },
      node("table", {}, node("caption", {}, wordsOf(block.caption)), node("thead", {}, node("tr", {}, headings)), body)), footer);
}
