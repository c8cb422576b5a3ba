"use strict";
// What is more comfortable with a script; without it everything works by forms and links.

// Search as you type: the list is fetched as a piece of the page.
document.querySelectorAll("[data-into]").forEach((input) => {
  const list = document.getElementById(input.dataset.into);
  let asked = 0, timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++asked, words = encodeURIComponent(input.value);
      const answer = await fetch(`${input.form.action}?part=1&q=${words}`);
      if (answer.ok && mine === asked) {
        list.innerHTML = await answer.text();
        history.replaceState(null, "", input.value ? `?q=${words}` : location.pathname);
      }
    }, 120);
  });
});

// What becomes of photos, until all are done with; of one photo with one card, straight to that.
document.querySelectorAll("[data-poll]").forEach((place) => {
  const again = async () => {
    const answer = await fetch(place.dataset.poll);
    if (answer.ok) {
      const text = await answer.text();
      if (text !== place.dataset.last) { place.innerHTML = text; place.dataset.last = text; }
      const straight = place.querySelector("[data-straight]");
      if (straight) { location.replace(straight.dataset.straight); return; }
    }
    if (!place.querySelector("[data-done=yes]")) setTimeout(again, 1000);
  };
  setTimeout(again, 700);
});

// A timeline that is wider than the screen begins with today in its middle; the names stay in sight.
document.querySelectorAll(".line").forEach((line) => {
  const now = line.querySelector(".now").getBoundingClientRect(), here = line.getBoundingClientRect();
  const names = line.querySelectorAll(".name"), svg = line.querySelector("svg");
  const stay = () => names.forEach((name) => {
    name.setAttribute("x", 6 + line.scrollLeft * svg.viewBox.baseVal.width / svg.getBoundingClientRect().width);
  });
  line.addEventListener("scroll", stay);
  line.scrollLeft = now.left - here.left - here.width / 2;
});

// Photos dropped or taken are sent at once.
document.querySelectorAll("[data-drop]").forEach((form) => {
  const place = form.querySelector(".drop"), chosen = form.querySelector("#photos");
  form.querySelector("[data-drophint]").hidden = !matchMedia("(hover: hover)").matches;
  // What is too much is said before it is sent: a browser shows no answer to what is cut off.
  const fits = (input) => {
    const files = [...input.files], size = files.reduce((sum, file) => sum + file.size, 0);
    const most = Number(form.dataset.most), count = Number(form.dataset.files);
    const words = files.length > count ? `These are ${files.length} photos; send at most ${count} at a time.`
      : size > most ? `These are ${Math.ceil(size / 2 ** 20)} MB; send at most ${Math.floor(most / 2 ** 20)} at a time.` : "";
    input.setCustomValidity(words);
    if (words) input.reportValidity();
    return !words;
  };
  form.querySelectorAll("input[type=file]").forEach((input) => input.addEventListener("change", () => {
    if (fits(input) && input.id === "camera" && input.files.length) form.requestSubmit();
  }));
  form.addEventListener("submit", () => {
    form.classList.add("sending");
    form.querySelector("button").textContent = "Sending …";
  });
  document.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
  document.addEventListener("dragleave", () => place.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    chosen.files = event.dataTransfer.files;
    if (fits(chosen)) form.requestSubmit();
  });
});

// Letters: copied, or opened in the mail program, as they were edited.
document.querySelectorAll("[data-letter]").forEach((form) => {
  const value = (name) => form.elements[name].value;
  const copy = form.querySelector("[data-copy]"), link = form.querySelector("[data-mailto]");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    form.elements.body.select();
    if (navigator.clipboard) await navigator.clipboard.writeText(value("body"));
    else document.execCommand("copy");
    copy.textContent = "Copied";
  });
  link?.addEventListener("click", () => {
    const body = encodeURIComponent(value("body").replace(/\n/g, "\r\n"));
    const to = encodeURIComponent(value("address")).replace("%40", "@");
    link.href = `mailto:${to}?subject=${encodeURIComponent(value("subject"))}&body=${body}`;
  });
});

// A card is settled by keys: Enter accepts, arrow down takes the other reading, page down goes on.
document.querySelectorAll("[data-look]").forEach((form) => {
  const skip = form.querySelector("[data-skip]"), refuse = form.querySelector("[data-refuse]");
  const readings = (input) => [input.defaultValue, ...JSON.parse(input.dataset.others || "[]")];
  const take = (input, text) => {
    input.value = text;
    input.classList.toggle("changed", text !== input.defaultValue);
  };
  const turn = (input, step) => {
    const known = readings(input), at = Math.max(0, known.indexOf(input.value));
    if (known.length > 1) take(input, known[(at + step + known.length) % known.length]);
  };
  form.querySelectorAll("[data-take]").forEach((button) => button.addEventListener("click", () => {
    const input = button.closest(".field").querySelector("input");
    take(input, button.dataset.take);
    input.focus();
  }));
  // With a keyboard one begins at once in what is doubtful; on a phone one would only be in the way.
  if (matchMedia("(hover: hover)").matches) form.querySelector("[data-others]")?.focus({ preventScroll: true });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    const input = event.target.closest?.("[data-others]");
    if (event.altKey && event.code === "KeyN") { event.preventDefault(); refuse.click(); }
    else if (event.altKey) return;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const field = input || form.querySelector(".doubt [data-others]");
      if (!field) return;
      event.preventDefault();
      turn(field, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "PageDown") { event.preventDefault(); skip.click(); }
    else if (event.key === "Enter" && !event.target.closest("a, button, input")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
});
