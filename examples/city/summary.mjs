// Prints, for people, what the example run found: node summary.mjs OUT_DIR CITY_DIR
// Reads the JSON answers of the commands and prints their figures as they are; it decides nothing.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const [out, city] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(out, name), "utf8"));
const table = (name) => readFileSync(join(city, name), "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
const units = new Map(table("units.csv"));

// A Chinese character is two columns wide on a terminal.
const width = (text) => [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const left = (text, size) => text + " ".repeat(Math.max(0, size - width(text)));
const right = (text, size) => " ".repeat(Math.max(0, size - width(text))) + text;
const money = (text) => (text === null ? "—" : text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ","));
const heading = (text) => console.log(`\n== ${text}`);

// Sums whole fen, so that no binary fraction touches money.
function add(...amounts) {
  const fen = amounts.reduce((sum, text) => sum + BigInt(text.replace(".", "")), 0n).toString().padStart(3, "0");
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`;
}

function charges(title, rated, key, name) {
  heading(title);
  const by = rated.map((one) => new Map(one.totals[key].map((row) => [Object.values(row)[0], row.charge])));
  const rows = [...new Set(by.flatMap((one) => [...one.keys()]))].sort().map((id) => {
    const both = by.map((one) => one.get(id) ?? "0.00");
    return [name(id), ...both, add(...both)];
  });
  const all = rated.map((one) => one.totals.charge);
  const lines = [["", "C1", "C2", "合计 total"], ...rows, ["合计 total", ...all, add(...all)]];
  for (const [first, ...amounts] of lines) {
    console.log(`  ${left(first, 40)}${amounts.map((text) => right(money(text), 15)).join("")}`);
  }
  if (rated.some((one) => !one.totals.complete)) console.log("  ！不完整：有明细未能计费 incomplete: some rows were not rated");
}

const DIMENSION = { cpu: "CPU", memory: "内存 memory", disk: "磁盘 disk", resource: "云主机 machine" };
const ACTION = { delete: "删除 delete", scale_down: "降配 scale down", resize: "调整 resize", scale_up: "升配 scale up" };
const MODALITY = { may: "可 may", must: "须 must" };

function change(row) {
  const step = row.to === null || row.to === undefined ? "" : ` ${row.from} → ${row.to}`;
  return `${DIMENSION[row.dimension]}${step}${row.peak ? `（峰值 peak ${row.peak}%）` : ""}`;
}

function sizing(answer) {
  heading("规格不合适的云主机 Machines of the wrong size");
  const homes = new Map(table("resources.csv").map(([resource, unit]) => [resource, units.get(unit)]));
  const wrong = answer.advice.filter((row) => row.action in ACTION);
  const count = (rows) => new Set(rows.map((row) => row.resource_id)).size;
  console.log(`  ${count(answer.advice)} 台中 ${count(wrong)} 台 · ${count(wrong)} of ${count(answer.advice)} machines`);
  for (const action of Object.keys(ACTION)) {
    const rows = wrong.filter((row) => row.action === action);
    if (rows.length === 0) continue;
    const modality = MODALITY[rows[0].modality] ?? "";
    console.log(`  ${ACTION[action]}（${modality}）: ${count(rows)} 台 machines`);
    for (const resource of [...new Set(rows.map((row) => row.resource_id))].sort()) {
      const changes = rows.filter((row) => row.resource_id === resource).map(change);
      console.log(`    ${left(resource, 12)}${left(homes.get(resource) ?? "", 24)}${changes.join("; ")}`);
    }
  }
  const silent = answer.advice.filter((row) => row.action === "no_data");
  const without = (dimension) => silent.filter((row) => row.dimension === dimension).length;
  const each = ["cpu", "memory", "disk"].map((dimension) => `${DIMENSION[dimension]} ${without(dimension)}`).join(", ");
  console.log(`  没有数据（不当作零）no data, not zero: ${each}`);
}

function assessment(answer) {
  heading("考核 Assessment");
  console.log(`  得分 base ${answer.base} · 扣分 deductions ${answer.deductions} · 最终得分 final ${answer.final ?? "—"}`);
  if (answer.band) console.log(`  支付比例 ratio ${answer.band.ratio ?? "—"}（≥ ${answer.band.lower}，${answer.band.action}）`);
  const lost = answer.leaves.filter((leaf) => Number(leaf.awarded) < Number(leaf.points));
  console.log(`  ${answer.leaves.length} 项指标中 ${lost.length} 项扣分 · ${lost.length} of ${answer.leaves.length} indicators below full points`);
  for (const id of answer.missing) console.log(`  缺 missing ${typeof id === "string" ? id : id.id}`);
}

function settlement(answer) {
  heading("结算 Settlement");
  const columns = ["", "应计 gross", "比例 ratio", "考核后 after ratio", "违约金 penalties", "应付 payable"];
  console.log(`  ${left(columns[0], 6)}${columns.slice(1).map((text) => right(text, 20)).join("")}`);
  for (const cycle of answer.cycles) {
    const penalties = Array.isArray(cycle.penalties) ? add("0.00", ...cycle.penalties.map((one) => one.amount)) : cycle.penalties;
    const figures = [money(cycle.gross), cycle.ratio ?? "—", money(cycle.after_ratio), money(penalties), money(cycle.payable)];
    console.log(`  ${left(cycle.id, 6)}${figures.map((text) => right(text, 20)).join("")}`);
  }
  if (answer.cycles[0].payable === "0.00") console.log("  C1 期满时已付清 C1 was paid when it ended");
  if (answer.carried_over !== "0.00") console.log(`  结转 carried over ${money(answer.carried_over)}`);
}

function findings(answers) {
  heading("发现的问题 Findings");
  const kinds = new Map();
  for (const finding of answers.flatMap((answer) => answer.findings)) {
    const key = `${left(finding.severity, 9)}${finding.code}`;
    const seen = kinds.get(key) ?? { count: 0, first: finding };
    kinds.set(key, { ...seen, count: seen.count + 1 });
  }
  if (kinds.size === 0) console.log("  没有 none");
  for (const [key, { count, first }] of [...kinds].sort()) {
    console.log(`  ${left(key, 36)}${right(String(count), 6)} ×  ${first.where}: ${first.message}`);
  }
}

const DOCUMENTS = { rate: "云资源使用清单 charges", size: "规格调整清单 sizing", assess: "考核评价报告 assessment", settle: "结算单 settlement" };

function documents() {
  heading("文件 Files");
  for (const name of readdirSync(out).filter((file) => !file.endsWith(".tmp")).sort()) {
    const size = `${statSync(join(out, name)).size} B`;
    console.log(`  ${left(join(out, name), 32)}${right(size, 12)}  ${DOCUMENTS[name.split(/[-.]/)[0]] ?? ""}`);
  }
}

const rated = [read("rate-C1.json"), read("rate-C2.json")];
const sized = read("size.json");
const assessed = read("assess.json");
const settled = read("settle.json");

console.log(`示例市政务云 Example city · ${rated.map((one) => one.period).join(" · ")} · 演示价 demonstration prices`);
charges("各单位费用（元）Charges by unit, yuan", rated, "by_unit", (id) => `${id} ${units.get(id) ?? ""}`);
charges("各支付方费用（元）Charges by payer, yuan", rated, "by_payer", (id) => id ?? "未定 none");
sizing(sized);
assessment(assessed);
settlement(settled);
findings([...rated, sized, assessed, settled]);
documents();
