// The page is read again in place while the officer goes on: the answer is laid over what stands there, so that the
// box under the hand stays the same box. What was typed, ticked or chosen after a question was sent is kept when its
// answer comes. Nothing here is needed: without a script the same page is sent and shown whole.
(function () {
  "use strict";
  document.documentElement.setAttribute("data-live", "on");
  var form = document.getElementById("intake");
  var sent = {}; // how the page stood when the question was sent whose answer is now coming in
  var hand = ""; // the box that the officer was in when the answer came
  var led = null; // after Enter in the number box: the number, and the box where the hand rests until the answer comes
  var begun = form.hasAttribute("data-begun"), sending = false;

  function ticks(el) { return el.type === "checkbox" || el.type === "radio"; }
  function digits(text) { return /^[\d\s.-]+$/.test(text) ? text.replace(/\D/g, "").length : 0; }
  // A number of twelve digits, of nine, or all of a card.
  function whole(text) { return text.split("|").length > 6 || digits(text) === 12 || digits(text) === 9; }
  function state(el) { return ticks(el) ? el.checked : el.value; }

  // What the summary names is marked and said where it stands; a paper's row says it by itself.
  document.querySelectorAll("#errors a").forEach(function (a) {
    var el = document.getElementById(a.getAttribute("href").slice(1));
    if (!el || !el.matches("input, select, textarea")) return;
    var place = el.closest(".pair, .scan, .line, .ask");
    if (!ticks(el) || !place) el.classList.add("lacks");
    el.setAttribute("aria-invalid", "true");
    if (!place || place.querySelector(".err")) return;
    var said = document.createElement("span");
    said.className = "err";
    said.id = el.id + "-lacks";
    said.textContent = a.textContent;
    place.appendChild(said);
    el.setAttribute("aria-describedby", said.id);
  });

  form.addEventListener("htmx:configRequest", function (event) {
    // htmx sends along the button that has the focus. A change in a box is no press of a button.
    if (event.target === form) ["add", "all", "end", "goto", "restore"].forEach(function (name) { delete event.detail.parameters[name]; });
  });
  form.addEventListener("htmx:beforeRequest", function (event) {
    var stood = event.detail.xhr.stood = {};
    form.querySelectorAll("input[id], select[id], textarea[id]").forEach(function (el) { stood[el.id] = state(el); });
  });
  form.addEventListener("htmx:beforeSwap", function (event) {
    sent = event.detail.xhr.stood || {};
    hand = document.activeElement.id;
  });
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = function (attribute, el) {
    if (attribute === "open") return false; // what the officer has opened stays open
    if (["value", "checked", "selected"].indexOf(attribute) < 0) return true;
    var box = el.closest("select") || el;
    return !(box.id in sent) || sent[box.id] === state(box);
  };
  form.addEventListener("htmx:afterSettle", function (event) {
    if (event.detail.requestConfig && event.detail.requestConfig.elt.id === "add-original" && hand === "add-original") {
      var names = form.querySelectorAll("input[id^=orig-][id$=-name]");
      names[names.length - 1].focus();
    }
    // A box that is gone, as the name of somebody who is known now, hands on to the procedure.
    else if (hand && !document.getElementById(hand) && document.activeElement === document.body) document.getElementById("q").focus();
    // Who it is: on to the matter, or to the name of somebody new; once for each Enter, and never from under a hand that moved.
    else if (led && (event.detail.xhr.stood || {})["id_p-scan"] === led.number) {
      var next = document.getElementById("q").dataset.next;
      if (next && document.activeElement.id === led.box) document.getElementById(next).focus();
      led = null;
    }
  });
  ["keydown", "mousedown"].forEach(function (name) { document.addEventListener(name, function () { led = null; }, true); });
  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing || event.target.id !== "id_p-scan") return;
    var number = event.target.value;
    if (whole(number)) { // what is typed next is the matter: it must not wait for the answer
      event.preventDefault();
      document.getElementById("q").focus();
    }
    led = { number: number, box: document.activeElement.id };
  });
  // A letter behind a whole number is of another box; a card says "|" before its first.
  form.addEventListener("beforeinput", function (event) {
    var el = event.target;
    if (!/-scan$/.test(el.id) || event.inputType !== "insertText" || digits(el.value) < 9 || /[\d\s.|-]/.test(event.data)) return;
    if (el.selectionEnd - el.selectionStart < el.value.length) event.preventDefault();
  });
  // Nobody's matter is lost by a key: who leaves a page that was begun is asked first.
  form.addEventListener("input", function () { begun = true; sending = false; });
  form.addEventListener("submit", function () { sending = true; });
  window.addEventListener("beforeunload", function (event) { if (begun && !sending) event.preventDefault(); });
  // What was found closes once the officer is elsewhere: after a click or a key, never between a button's down and up.
  function close() { form.toggleAttribute("data-gone-on", !document.getElementById("two").contains(document.activeElement)); }
  document.addEventListener("click", close);
  document.addEventListener("keyup", close);
  form.addEventListener("keydown", function (event) {
    var on = event.key === "ArrowDown" || event.key === "Enter";
    var first = on && event.target.id === "q" && form.querySelector("#found input[type=radio]");
    if (!first) return;
    event.preventDefault();
    first.focus();
    first.click(); // the key is the choice; arrows go on to the others
  });
})();
