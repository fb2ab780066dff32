// The page is read again in place while the officer goes on. What was typed, ticked or chosen after a question was
// sent is kept when its answer comes. Nothing here is needed: without a script the same page is sent and shown whole.
(function () {
  "use strict";
  document.documentElement.setAttribute("data-live", "on");
  var sent = {}; // how the page stood when the question was sent whose answer is now coming in

  function controls(root) { return [].slice.call(root.querySelectorAll("input[id], select[id], textarea[id]")); }
  function ticks(el) { return el.type === "checkbox" || el.type === "radio"; }
  function state(el) { return ticks(el) ? el.checked : el.value; }

  // The boxes that the summary names are marked where they stand.
  function mark() {
    document.querySelectorAll("#errors a").forEach(function (a) {
      var el = document.getElementById(a.getAttribute("href").slice(1));
      if (el && el.matches("input, select, textarea")) { el.classList.add("lacks"); el.setAttribute("aria-invalid", "true"); }
    });
  }
  mark();

  document.addEventListener("htmx:beforeRequest", function (event) {
    var stood = {};
    controls(document.getElementById("intake")).forEach(function (el) { stood[el.id] = state(el); });
    event.detail.xhr.stood = stood;
  });
  document.addEventListener("htmx:beforeSwap", function (event) { sent = event.detail.xhr.stood || {}; });
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    controls(event.detail.target).forEach(function (el) {
      if (!(el.id in sent) || sent[el.id] === state(el)) return;
      var fresh = event.detail.fragment.querySelector("#" + CSS.escape(el.id));
      if (!fresh) return;
      if (ticks(fresh)) fresh.checked = el.checked; else fresh.value = el.value;
    });
  });
})();
