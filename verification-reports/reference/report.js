// Sorting, filtering and copying in a report. The report reads well without it: where a
// policy blocks scripts, the tables stay as they are.
"use strict";

(() => {
  const text = (cell) => cell.textContent.trim();
  const number = (cell) => {
    const value = Number.parseFloat(text(cell));
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };

  function sort(table, column, numeric, descending) {
    const body = table.tBodies[0];
    const sign = descending ? -1 : 1;
    const compare = numeric
      ? (a, b) => number(a.cells[column]) - number(b.cells[column])
      : (a, b) => text(a.cells[column]).localeCompare(text(b.cells[column]), "en");
    [...body.rows].sort((a, b) => sign * compare(a, b)).forEach((row) => body.append(row));
  }

  function makeSortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, head.classList.contains("number"), descending);
      });
    });
  }

  function labelled(words, control) {
    const label = document.createElement("label");
    label.append(words + " ", control);
    return label;
  }

  function makeFilter(table) {
    const rows = [...table.tBodies[0].rows];
    const words = document.createElement("input");
    words.type = "search";
    const verdict = document.createElement("select");
    verdict.add(new Option("any", ""));
    [...new Set(rows.map((row) => row.dataset.verdict))].sort().forEach((name) => verdict.add(new Option(name)));
    const count = document.createElement("output");
    const apply = () => {
      const wanted = words.value.trim().toLowerCase();
      rows.forEach((row) => {
        row.hidden =
          !row.textContent.toLowerCase().includes(wanted) ||
          (verdict.value !== "" && row.dataset.verdict !== verdict.value);
      });
      count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} shown`;
    };
    words.addEventListener("input", apply);
    verdict.addEventListener("change", apply);
    const controls = document.createElement("div");
    controls.className = "controls";
    controls.setAttribute("role", "search");
    controls.append(labelled("Find", words), labelled("Verdict", verdict), count);
    table.before(controls);
    apply();
  }

  function makeCopied(block) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.textContent);
      button.textContent = "Copied";
    });
    block.after(button);
  }

  // A link to something within a closed part opens it.
  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.closest("details")?.setAttribute("open", "");
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  if (navigator.clipboard) {
    document.querySelectorAll("pre.copied").forEach(makeCopied);
  }
  const verdicts = document.querySelector("#verdicts");
  if (verdicts) {
    makeFilter(verdicts.parentElement.querySelector("table"));
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
