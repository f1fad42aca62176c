// Applies filters and sorting as they change, keeps empty fields out of the address, and opens the side column on wide screens.
export default function filters(details) {
  const form = details.querySelector('form');
  const wide = matchMedia('(min-width: 1000px)');
  const fit = () => { details.open = wide.matches; };
  const apply = (event) => { if (wide.matches || !details.contains(event.target)) form.requestSubmit(); };
  form.addEventListener('formdata', (event) => {
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
  });
  for (const control of form.elements) if (control.name) control.addEventListener('change', apply);
  wide.addEventListener('change', fit);
  fit();
}
