/* data-module="live": kurz nach dem Tippen holt die Seite die Vorschau vom Server, der auch senden würde. */
(() => {
  "use strict";
  const WAIT_MS = 250;
  const form = document.querySelector('[data-module="live"]');
  const byId = (id) => document.getElementById(id);
  const failure = "Die Vorschau ließ sich nicht aktualisieren. Ihr Text steht noch im Formular. Prüfen Sie die Verbindung und tippen Sie weiter, oder drücken Sie „Vorschau aktualisieren“.";
  const shown = new Map();
  let timer = 0;
  let latest = 0;

  const typed = () => Object.fromEntries(
    ["subject", "body", "sender", "contact", "sample"].map((name) => [name, form.elements[name].value]),
  );

  /* Was gleich bleibt, wird nicht ersetzt, damit nichts flackert und nichts doppelt vorgelesen wird. */
  const set = (id, property, value) => {
    if (shown.get(id) === value) return;
    shown.set(id, value);
    byId(id)[property] = value;
  };

  const setInvalid = (input, isInvalid) => {
    if (isInvalid) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const show = (answer) => {
    for (const [id, html] of Object.entries(answer.html)) {
      set(id, "innerHTML", html);
      if (id.endsWith("-remarks")) setInvalid(byId(id.replace("-remarks", "")), html.includes("field__error"));
    }
    for (const [id, text] of Object.entries(answer.text)) set(id, "textContent", text);
    byId("preview-mail").hidden = !answer.document;
    const frame = document.querySelector("#preview-html iframe");
    if (!answer.document) return;
    frame.height = answer.height;
    frame.dataset.steps = answer.steps;
    if (frame.srcdoc !== answer.document) frame.srcdoc = answer.document;
  };

  const fail = () => {
    const note = document.createElement("p");
    note.className = "note note--breach";
    note.textContent = failure;
    shown.delete("preview-notes");
    byId("preview-notes").replaceChildren(note);
    byId("preview-button").classList.add("is-needed");
  };

  const refresh = async () => {
    const mine = ++latest;
    try {
      const response = await fetch(form.dataset.preview, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
        body: JSON.stringify(typed()),
        redirect: "error",
      });
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      if (mine !== latest) return;
      byId("preview-button").classList.remove("is-needed");
      show(answer);
    } catch {
      if (mine === latest) fail();
    }
  };

  form.addEventListener("input", (event) => {
    if (["view", "device"].includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, WAIT_MS);
  });
})();
