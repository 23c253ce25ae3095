// allauth's passkey script reports trouble as an event: say it in words, on the page.
document.addEventListener("allauth.error", () => {
  document.getElementById("passkey-trouble").hidden = false;
});
