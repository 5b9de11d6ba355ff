/* Am Formular des Editors: wer mit ungespeichertem Text geht, wird gefragt. */
(() => {
  "use strict";
  const form = document.getElementById("editor");
  const kept = ["subject", "body", "sender", "contact"];
  let isUnsaved = form.hasAttribute("data-unsaved");

  form.addEventListener("input", (event) => {
    if (kept.includes(event.target.name)) isUnsaved = true;
  });
  form.addEventListener("submit", () => { isUnsaved = false; });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
})();
