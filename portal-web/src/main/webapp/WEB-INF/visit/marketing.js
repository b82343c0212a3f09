/* Stands for a tag of marketing: sets a cookie as one would, and says that it ran. */
document.cookie = 'demo_marketing=1; path=/; SameSite=Lax';
{
  const place = document.getElementById('demo-marketing');
  place.textContent = place.dataset.ran;
}
