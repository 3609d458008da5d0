// Writes the input of `yunheng settle` from what `yunheng rate` and `yunheng assess` found:
// node cycles.mjs RATE_C1.json RATE_C2.json ASSESS.json CYCLES.json
// Money and the score stay strings: nothing is computed here.
import { readFileSync, writeFileSync } from "node:fs";

const [c1, c2, assessment] = process.argv.slice(2, 5).map((file) => JSON.parse(readFileSync(file, "utf8")));
const gross = { C1: c1.totals.charge, C2: c2.totals.charge };

const cycles = {
  cycles: Object.entries(gross).map(([id, charge]) => ({ id, gross: charge })),
  // The on-site staff came three days late (example): three times the daily penalty of the contract.
  penalties: [{ cycle: "C2", clause: "XC-C-4.1b", amount: "6000.00" }],
  // The first cycle was paid in full when it ended.
  already_paid: { C1: gross.C1 },
};
// A missing score is left out, so that settle refuses instead of guessing.
if (assessment.final !== null) cycles.score = assessment.final;

writeFileSync(process.argv[5], `${JSON.stringify(cycles, null, 2)}\n`);
