// <div data-completes="id_city">: a postcode of the list writes its town, unless one is written.
export function enhance(part) {
  const code = part.querySelector("input");
  const town = document.getElementById(part.dataset.completes);
  let written = "";
  code.addEventListener("change", () => {
    const known = [...code.list.options].find((option) => option.value === code.value.trim());
    if (!known || (town.value && town.value !== written)) return;
    town.value = written = known.dataset.town;
  });
}
