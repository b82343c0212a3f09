/* Stands for what a social medium embeds: says to the page around it that it was fetched. */
{
  const place = parent.document.getElementById('demo-social');
  place.textContent = place.dataset.ran;
}
