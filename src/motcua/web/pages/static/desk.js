// The desk's keys. Nothing here is needed: each key presses what already stands on the page.
// A key is declared once, on the thing that it presses: aria-keyshortcuts="F2", "V", "Alt+1", "Control+Enter".
// In a table row the row's own keys come first; arrows walk the rows. The list of keys is "?"; all can be switched off.
(function () {
  "use strict";
  var root = document.documentElement, list = document.getElementById("keys"), off = false;
  try { off = localStorage.getItem("motcua-keys") === "off"; } catch (e) { /* no storage: keys are on */ }

  function show() {
    if (off) root.removeAttribute("data-keys"); else root.setAttribute("data-keys", "on");
    var line = document.querySelector(".key-switch");
    if (line) line.hidden = !off;
  }

  function turn(value) {
    off = value;
    try { localStorage.setItem("motcua-keys", off ? "off" : "on"); } catch (e) { /* holds for this page only */ }
    show();
  }

  function name(event) {
    var key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
    return (event.ctrlKey ? "Control+" : "") + (event.altKey ? "Alt+" : "") + key;
  }

  function writing(el) {
    return el && (el.isContentEditable || /^(TEXTAREA|SELECT)$/.test(el.tagName) ||
      (el.tagName === "INPUT" && !/^(radio|checkbox|button|submit)$/.test(el.type)));
  }

  function find(key, row) {
    var all = (row || document).querySelectorAll("[aria-keyshortcuts]");
    for (var i = 0; i < all.length; i++) {
      var here = row || !all[i].closest("[data-rows] tr");
      if (here && !all[i].disabled && all[i].getAttribute("aria-keyshortcuts").split(" ").indexOf(key) >= 0) return all[i];
    }
    return null;
  }

  function press(el) {
    if (el.matches("input:not([type=radio]):not([type=checkbox]), select, textarea")) { el.focus(); if (el.select) el.select(); }
    else if (el.matches("h2, h3")) {
      var first = el.parentNode.querySelector("input, select, textarea, a, button") || el;
      first.focus();
      if (writing(first) && first.select) first.select(); // what is typed next takes the place of what stands there
    }
    else { if (el.matches("input")) el.focus(); el.click(); }
  }

  function main(row) { return row.querySelector("[data-main]") || row.querySelector("a, input, button"); }

  function walk(step) {
    var rows = [].filter.call(document.querySelectorAll("[data-rows] tbody tr"), main);
    if (!rows.length) return false;
    var at = rows.indexOf(document.activeElement.closest("tr"));
    if (at < 0) at = rows.findIndex(function (r) { return r.classList.contains("here"); }) - (step > 0 ? 1 : 0);
    var next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    main(next).focus();
    return true;
  }

  function words(el) {
    var cell = el.closest("[data-rows] td"), head = cell && cell.closest("table").tHead, label = "";
    if (head && el.type !== "radio") label = head.rows[0].cells[cell.cellIndex].textContent;
    else {
      label = el.labels && el.labels[0] ? el.labels[0].textContent : el.textContent;
      el.querySelectorAll("kbd, .nth").forEach(function (k) { label = label.replace(k.textContent, ""); });
    }
    return label.trim();
  }

  function tell() {
    var dl = list.querySelector("dl"), seen = {};
    dl.textContent = "";
    function line(key, words) {
      if (seen[key]) return;
      seen[key] = true;
      var dt = document.createElement("dt"), dd = document.createElement("dd"), kbd = document.createElement("kbd");
      kbd.textContent = key.replace("Control+", "Ctrl ").replace("Alt+", "Alt ");
      dd.textContent = words;
      dt.appendChild(kbd); dl.appendChild(dt); dl.appendChild(dd);
    }
    [].forEach.call(document.querySelectorAll("[aria-keyshortcuts]"), function (el) {
      el.getAttribute("aria-keyshortcuts").split(" ").forEach(function (key) { line(key, words(el)); });
    });
    if (document.querySelector("[data-rows]")) { line("↑ ↓", "chọn dòng"); line("Enter", "mở dòng đang chọn"); }
    line("?", "danh sách phím này");
    list.showModal();
  }

  document.addEventListener("keydown", function (event) {
    if (off || event.defaultPrevented || event.isComposing || (list && list.open)) return;
    var key = name(event), at = document.activeElement, plain = key.length === 1 || key === "Space";
    if (plain && writing(at)) return;
    if (key === "Escape" && writing(at)) { at.blur(); return; } // first out of the box, so that nothing typed is lost
    if (event.metaKey) return;
    var row = at && at.closest ? at.closest("[data-rows] tr") : null;
    if ((key === "ArrowDown" || key === "ArrowUp") && !writing(at) && !(at && at.type === "radio" && !row)) {
      if (walk(key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      return;
    }
    if (key === "?" && list && list.showModal) { event.preventDefault(); tell(); return; }
    var el = (row && find(key, row)) || find(key, null);
    if (!el || event.repeat || (key === "Space" && el === at)) return;
    event.preventDefault();
    press(el);
  });

  if (list) list.addEventListener("close", function () { if (list.returnValue === "off") turn(true); });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("[data-keys-on]")) turn(false);
  });
  var wrong = document.getElementById("errors");
  if (wrong) wrong.focus();
  show();
})();
