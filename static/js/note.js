/* data-module="note": eine Meldung lässt sich schließen. */
(() => {
  "use strict";
  for (const note of document.querySelectorAll('[data-module="note"]')) {
    const close = note.querySelector(".note__close");
    close.hidden = false;
    close.addEventListener("click", () => {
      note.remove();
      document.getElementById("inhalt").focus({ preventScroll: true });
    });
  }
})();
