// The pages that no rulebook writes.

export const privacy = {
  title: "Privacy",
  parts: [
    "What you type stays in this browser. There is no server behind this page, no account, no cookie, no analytics.",
    "# What makes sure of it",
    [
      "The page is one file. After it has loaded it makes no request: the rules and the program are in it.",
      "A content security policy inside the file tells the browser to refuse every ordinary network call: requests, beacons, sockets, images, frames, forms.",
      "The policy admits only the one script in the file, by its hash. If a byte of it is changed the page does not start.",
      "The script is published and small. Tests look into the shipped file for any other way of sending data, and try fourteen ways against a listening server.",
    ],
    "# What no policy can close",
    "Two ways remain that a browser’s policy does not govern: WebRTC connections, and leaving the page for an address that holds data. Both would need a script of somebody else’s to run in this page, which the policy does not admit. The script of this page uses neither; a test on the shipped file holds it to that.",
    "# What is kept",
    "While the tab is open your answers are kept in the tab’s own storage, so that a reload does not lose them. You can switch that off, or clear everything, under Files. Closing the tab forgets them.",
    "A browser extension, or someone at your computer, can see what you see. The links to laws and decisions leave this page; they carry nothing of your case, and no referrer.",
    "# Material that came from the NCSC",
    "What a body said about an organisation, without the organisation’s consent, is neither scored nor shown, and is left out of report files. It stays in the case file that you save yourself.",
  ],
};

export const accessibility = {
  title: "Accessibility",
  parts: [
    "This page is meant to be used by everybody. It aims at WCAG 2.2, level AA.",
    [
      "It works with the keyboard alone, at 320 pixels of width, with text at 200 per cent, and in forced colours.",
      "Every bar in a drawing stands beside the same figures in words.",
      "Every result can be printed; the explanations are printed open.",
    ],
    "# How it was tested",
    "Automatic checks (axe) run on every page with each change, beside tests of the keyboard path, small screens and forced colours. A control with built-in faults shows that the checks work.",
    "# What is not yet done",
    "No person who relies on a screen reader has tested it yet, and it has not been audited. Tables with many columns become lists of values on narrow screens. The page is in English only.",
  ],
};
