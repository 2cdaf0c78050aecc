// Ace by DAISY as a worker process: a question {"path": …} a line on standard input, an answer {"findings": […]} a line on
// standard output. One browser serves all books. Ace prints its report to standard output, where only answers belong:
// whatever it prints is dropped.
"use strict";

const fs = require("node:fs");
const readline = require("node:readline");
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

process.stdout.write = () => true;
const answer = (value) => fs.writeSync(1, JSON.stringify(value) + "\n");
const flat = (text) => String(text || "").replace(/\s+/g, " ").trim();

let browser;
const held = {
  concurrency: runner.concurrency,
  setTimeout: runner.setTimeout,
  launch: () => (browser ??= runner.launch()),
  close: async () => undefined,
  run: runner.run,
};

function findings(report) {
  const found = [];
  for (const document of report.assertions) {
    for (const one of document.assertions) {
      const test = one["earl:test"];
      const result = one["earl:result"];
      const where = [result["earl:pointer"]?.css || []].flat().join(", ").slice(0, 120);
      const words = `${test["dct:title"]} (${test["earl:impact"]}): ${flat(result["dct:description"]).slice(0, 200)}`;
      found.push(`${document["earl:testSubject"].url}: ${words}${where && ` [${where}]`}`);
    }
  }
  const passed = report["earl:result"]["earl:outcome"] === "pass";
  return found.length || passed ? found : ["failed, without a reason"];
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      const options = { cwd: process.cwd(), silent: true, initLogger: true };
      const [, report] = await ace(JSON.parse(line).path, options, held);
      answer({ findings: findings(report) });
    } catch (error) {
      answer({ error: flat((error && error.message) || error || "Ace could not read the file") });
    }
  }
  if (browser) await runner.close();
}

main().then(() => process.exit(0));
