// Looks for words in what search-data.js holds. Nothing is sent anywhere; texts stay texts.
(function () {
  "use strict";
  var MOST = 100;
  var data = window.FOLIO_SEARCH || [];
  var box = document.getElementById("q");
  var told = document.getElementById("told");
  var results = document.getElementById("results");

  // Without accents and capitals.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  var folded = null;
  function texts() {
    if (!folded) {
      folded = data.map(function (entry) { return fold(entry.slice(1).join("\n")); });
    }
    return folded;
  }

  function element(name, text, kind) {
    var made = document.createElement(name);
    made.textContent = text;
    if (kind) { made.className = kind; }
    return made;
  }

  function show(entry) {
    var item = document.createElement("li");
    var link = element("a", entry[1]);
    link.href = (entry[0] ? "assets/" : "tickets/") + encodeURIComponent(entry[1]) + ".html";
    item.appendChild(link);
    item.appendChild(document.createTextNode(" " + entry[2]));
    item.appendChild(element("span", entry[3], "meta"));
    results.appendChild(item);
  }

  function say(key, count) {
    told.textContent = (told.getAttribute("data-" + key) || "").replace("#", count);
  }

  function search() {
    var words = fold(box.value).split(/\s+/).filter(function (word) { return word; });
    results.textContent = "";
    if (!words.length) { told.textContent = ""; return; }
    var found = [];
    texts().forEach(function (text, at) {
      if (words.every(function (word) { return text.indexOf(word) !== -1; })) { found.push(at); }
    });
    // What is called so comes before what mentions it.
    var whole = words.join(" ");
    function named(at) { return fold(data[at][1]).indexOf(whole) === -1 ? 1 : 0; }
    found.sort(function (a, b) { return named(a) - named(b) || a - b; });
    if (!found.length) { say("none", box.value); return; }
    if (found.length > MOST) { say("most", found.length); } else { say(found.length === 1 ? "one" : "some", found.length); }
    found.slice(0, MOST).forEach(function (at) { show(data[at]); });
  }

  var asked = new URLSearchParams(window.location.search).get("q");
  if (asked) { box.value = asked; }
  var waiting;
  box.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  box.form.addEventListener("submit", function (event) {
    event.preventDefault();
    search();
  });
  search();
})();
