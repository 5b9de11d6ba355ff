/* data-module="marks": hinter dem Textfeld liegt eine durchsichtige Abschrift, in der die Platzhalter unterlegt sind. */
(() => {
  "use strict";
  const PLACEHOLDER = /\{\{([^{}\n]{0,80})\}\}/g;
  const known = new Set([...document.querySelectorAll("[data-insert]")].map((button) => button.dataset.insert));

  const mark = (found) => {
    const element = document.createElement("mark");
    const name = found[1].replace(/\s/g, "").toLowerCase();
    element.className = known.has(name) ? "ph" : "ev";
    element.textContent = found[0];
    return element;
  };

  const paint = (back, text) => {
    const pieces = [];
    let position = 0;
    for (const found of text.matchAll(PLACEHOLDER)) {
      pieces.push(text.slice(position, found.index), mark(found));
      position = found.index + found[0].length;
    }
    back.replaceChildren(...pieces, text.slice(position) + "\n");
  };

  for (const field of document.querySelectorAll('[data-module="marks"]')) {
    const area = field.querySelector("textarea");
    const counter = document.getElementById(`${area.id}-count`);
    const most = Number(field.dataset.most);
    const show = () => {
      const length = [...area.value].length;
      paint(field.querySelector(".stackfield__back"), area.value);
      counter.textContent = `${length.toLocaleString("de-DE")} von ${most.toLocaleString("de-DE")} Zeichen`;
      counter.classList.toggle("is-over", length > most);
    };
    area.addEventListener("input", show);
    show();
  }
})();
