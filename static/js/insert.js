/* data-module="insert": ein Klick setzt einen Platzhalter an die Schreibmarke des Feldes, in dem zuletzt geschrieben wurde. */
(() => {
  "use strict";
  const fields = document.querySelectorAll("#subject, #body");
  let last = document.getElementById("body");
  for (const field of fields) field.addEventListener("focus", () => { last = field; });

  for (const button of document.querySelectorAll('[data-module="insert"] [data-insert]')) {
    button.addEventListener("click", () => {
      last.setRangeText(`{{${button.dataset.insert}}}`, last.selectionStart, last.selectionEnd, "end");
      last.dispatchEvent(new Event("input", { bubbles: true }));
      last.focus();
    });
  }

  /* Der Betreff hat eine Zeile; die Eingabetaste soll nicht absenden und keinen Umbruch setzen. */
  document.getElementById("subject").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
})();
