// While the page is read again in place, what is being typed stays: nothing here is needed without a script.
(function () {
  "use strict";
  document.documentElement.setAttribute("data-live", "on");
  document.addEventListener("htmx:oobBeforeSwap", function (event) {
    var at = document.activeElement, detail = event.detail;
    if (!at || !at.id || !detail.target.contains(at) || !/^(text|tel|number|date|time|textarea)$/.test(at.type)) return;
    var fresh = detail.fragment.querySelector("#" + CSS.escape(at.id));
    if (fresh && at.getAttribute("data-sent") !== at.value) fresh.value = at.value;
  });
  document.addEventListener("htmx:beforeRequest", function () {
    [].forEach.call(document.querySelectorAll("#intake input, #intake textarea"), function (box) {
      box.setAttribute("data-sent", box.value);
    });
  });
})();
