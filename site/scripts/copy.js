/**
 * Copying: what a button names (`data-copy`), a block of code, the address of a section or line.
 * The button for an address follows the pointer and the focus: there is one, not one a line.
 */
(() => {
  "use strict";

  const SHOWN = 2000;
  const NAMED = ".place a[href], :is(h2, h3, h4, h5, h6) > .anchor";

  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.querySelector("main")?.append(status);

  /** A page opened from the file system may have no clipboard: a selection can be copied still. */
  /** @param {string} text */
  const copySelected = (text) => {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    let isDone = false;
    try {
      isDone = document.execCommand("copy");
    } catch {
      // Refused: the reader is told.
    }
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return isDone;
  };

  /** @param {string} text */
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copySelected(text);
    }
  };

  /** @param {HTMLButtonElement} button @param {string} text */
  const copyFrom = async (button, text) => {
    const words = (await copy(text)) ? "Copied" : "The browser does not let this page copy";
    status.textContent = "";
    status.textContent = words;
    button.dataset.told = words;
    setTimeout(() => delete button.dataset.told, SHOWN);
  };

  /** @param {string} name @param {() => string} text */
  const buttonFor = (name, text) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    if (name) button.setAttribute("aria-label", name);
    button.addEventListener("click", () => void copyFrom(button, text()));
    return button;
  };

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-copy]"))) {
    const id = button.dataset.copy ?? "";
    button.addEventListener("click", () => {
      void copyFrom(button, document.getElementById(id)?.textContent?.trim() ?? "");
    });
    button.hidden = !document.getElementById(id);
  }

  for (const code of document.querySelectorAll(".text pre > code")) {
    const block = /** @type {HTMLElement} */ (code.parentElement);
    const frame = document.createElement("div");
    frame.className = "code";
    block.replaceWith(frame);
    frame.append(block, buttonFor("Copy this code", () => code.textContent ?? ""));
  }

  /** The address as others reach it, where the site knows its own. */
  /** @param {Element} link */
  const addressOf = (link) => {
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
    return new URL(link.getAttribute("href") ?? "", canonical?.href ?? location.href).href;
  };

  /** @type {Element | undefined} */
  let named;
  const follower = buttonFor("Copy the link to this line", () => (named ? addressOf(named) : ""));
  follower.classList.add("follower");

  const isHeld = () => follower.matches(":hover, :focus") || named?.matches(":hover, :focus");

  /** @param {Element | null | undefined} link */
  const follow = (link) => {
    if (!link || link === named) return;
    named = link;
    delete follower.dataset.told;
    const what = link.matches(".anchor") ? "section" : "line";
    follower.setAttribute("aria-label", `Copy the link to this ${what}`);
    link.after(follower);
    const isAtEdge = follower.getBoundingClientRect().right > document.documentElement.clientWidth;
    follower.classList.toggle("before", isAtEdge);
  };

  const leave = () => {
    if (!named || isHeld()) return;
    follower.classList.remove("before");
    follower.remove();
    named = undefined;
  };

  /** @param {EventTarget | null} target */
  const linkAt = (target) => {
    if (!(target instanceof Element)) return null;
    return target.closest(NAMED) ?? target.closest(".text :is(h2, h3, h4, h5, h6)")?.querySelector(".anchor");
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.target === follower) return;
    const link = linkAt(event.target);
    if (link) follow(link);
    else leave();
  });
  document.addEventListener("focusin", (event) => {
    if (event.target !== follower) follow(linkAt(event.target));
    leave();
  });
})();
