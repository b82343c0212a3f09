/* Stands for a tag of statistics: sets cookies as one would, and says that it ran. */
document.cookie = 'demo_statistics=1; path=/; SameSite=Lax';
document.cookie = 'demo_visit_1=1; path=/; SameSite=Lax';
{
  const place = document.getElementById('demo-statistics');
  place.textContent = place.dataset.ran;
}
