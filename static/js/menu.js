/* data-module="menu": auf kleinen Geräten öffnet ein Knopf die Hauptbereiche. */
(() => {
  "use strict";
  for (const masthead of document.querySelectorAll('[data-module="menu"]')) {
    const toggle = masthead.querySelector(".menu-toggle");
    toggle?.addEventListener("click", () => {
      const isOpen = masthead.classList.toggle("is-open");
      toggle.setAttribute("aria-expanded", String(isOpen));
    });
  }
})();
