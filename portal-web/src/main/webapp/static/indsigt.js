/* Small things: print, the menu of a narrow screen, tables that a phone can show, the first mistake gets the focus, a warning before the session ends, and nothing typed is lost when it does. */
(function () {
  'use strict';
  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-print]')) {
      window.print();
    }
  });

  // What is being made is looked at again until it is ready; only that part of the page changes.
  function renew() {
    var part = document.querySelector('[data-renew]');
    if (!part) { return; }
    setTimeout(function () {
      fetch(location.href, { cache: 'no-store' }).then(function (answer) {
        return answer.ok && !answer.redirected ? answer.text() : '';
      }).then(function (text) {
        var now = document.getElementById(part.dataset.renew);
        var then = new DOMParser().parseFromString(text, 'text/html').getElementById(part.dataset.renew);
        if (now && then) {
          now.replaceWith(then);
          renew();
        }
      }, renew);
    }, 2000);
  }
  renew();

  var menu = document.getElementById('menu');
  if (menu) {
    document.documentElement.classList.add('scripted');
    menu.addEventListener('click', function () {
      var open = menu.getAttribute('aria-expanded') !== 'true';
      menu.setAttribute('aria-expanded', String(open));
    });
  }

  // On a phone a row becomes a block, in which each value has the heading of its column beside it. A table that is too wide scrolls by keyboard.
  document.querySelectorAll('.table').forEach(function (table) {
    var heads = Array.prototype.map.call(table.querySelectorAll('thead th'), function (each) { return each.textContent; });
    table.querySelectorAll('tbody td').forEach(function (cell) { cell.dataset.head = heads[cell.cellIndex]; });
    table.classList.add('headed');
  });
  var wraps = document.querySelectorAll('.table-wrap');
  function reach() {
    wraps.forEach(function (each) {
      if (each.scrollWidth > each.clientWidth) {
        each.tabIndex = 0;
        each.setAttribute('role', 'group');
        each.setAttribute('aria-label', document.querySelector('h1').textContent);
      } else {
        ['tabindex', 'role', 'aria-label'].forEach(function (name) { each.removeAttribute(name); });
      }
    });
  }
  if (wraps.length) {
    reach();
    addEventListener('resize', reach);
  }

  // Before the charts are drawn: in the colours of the page.
  if (window.Chart) {
    var tokens = getComputedStyle(document.documentElement);
    Chart.defaults.color = tokens.getPropertyValue('--muted').trim();
    Chart.defaults.borderColor = tokens.getPropertyValue('--line').trim();
    Chart.defaults.font.family = tokens.getPropertyValue('--font').trim();
  }

  var first = document.querySelector('.field-error:not(:empty)');
  if (first) {
    var field = first.closest('.field');
    var input = field && field.querySelector('input, select, textarea');
    document.querySelectorAll('.field').forEach(function (each) {
      var message = each.querySelector('.field-error:not(:empty)');
      var control = each.querySelector('input, select, textarea');
      if (message && control) {
        if (!message.id) { message.id = control.id + '-message'; }
        control.setAttribute('aria-invalid', 'true');
        control.setAttribute('aria-describedby', ((control.getAttribute('aria-describedby') || '') + ' ' + message.id).trim());
      }
    });
    if (input) { input.focus(); }
  }

  var dialog = document.getElementById('timeout');
  var fetched = document.getElementById('expired');
  var pending = 'indsigt:' + (dialog ? dialog.dataset.account : '') + ':';
  var here = dialog ? dialog.dataset.here : location.pathname + location.search;
  var key = pending + here;

  function fields() {
    return Array.prototype.filter.call(document.querySelectorAll('main form input, main form select, main form textarea'), function (each) {
      return each.name && ['hidden', 'password', 'submit', 'button', 'file'].indexOf(each.type) < 0;
    });
  }
  function save() {
    var draft = fields().map(function (each) {
      return { name: each.name, value: each.value, checked: each.checked, choice: each.type === 'radio' || each.type === 'checkbox' };
    });
    if (draft.some(function (each) { return each.choice || each.value; })) {
      sessionStorage.setItem(key, JSON.stringify(draft));
    }
  }
  function restore() {
    var text = sessionStorage.getItem(key);
    if (!text) { return; }
    sessionStorage.removeItem(key);
    if (!fetched && !(dialog && sessionStorage.getItem('indsigt:ended'))) { return; }
    var changed = false;
    JSON.parse(text).forEach(function (kept) {
      fields().forEach(function (each) {
        if (each.name !== kept.name) { return; }
        if (kept.choice) {
          if (each.value === kept.value && each.checked !== kept.checked) { each.checked = kept.checked; changed = true; }
        } else if (each.value !== kept.value) {
          each.value = kept.value;
          changed = true;
        }
      });
    });
    if (changed) { document.getElementById('kept').hidden = false; }
  }
  restore();
  /* What was sent is kept until the next page shows that it arrived: the server may have forgotten the page meanwhile. */
  document.querySelectorAll('main form').forEach(function (form) {
    form.addEventListener('submit', save);
  });
  Object.keys(sessionStorage).forEach(function (each) {
    if (each.indexOf(pending) === 0 && each !== key) { sessionStorage.removeItem(each); }
  });

  /* A file that would be refused is told before it is sent. */
  document.querySelectorAll('input[type=file][data-most]').forEach(function (input) {
    input.addEventListener('change', function () {
      var tooLarge = input.files.length > 0 && input.files[0].size > Number(input.dataset.most);
      input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
      input.reportValidity();
    });
  });

  if (!dialog) {
    return;
  }
  sessionStorage.removeItem('indsigt:ended');
  var seconds = Number(dialog.dataset.seconds);
  var touched = Date.now();

  function end() {
    save();
    sessionStorage.setItem('indsigt:ended', 'true');
    location.replace(here);
  }

  document.querySelectorAll('main form').forEach(function (form) {
    form.addEventListener('submit', function (event) {
      if (Date.now() - touched > seconds * 1000) {
        event.preventDefault();
        end();
      }
    });
  });
  document.getElementById('timeout-stay').addEventListener('click', function () {
    fetch(dialog.dataset.alive, { cache: 'no-store' }).then(function (answer) {
      dialog.close();
      if (answer.ok) { touched = Date.now(); } else { end(); }
    }, function () { dialog.close(); });
  });
  setInterval(function () {
    var idle = (Date.now() - touched) / 1000;
    if (idle > seconds) {
      end();
    } else if (idle > seconds - 120 && !dialog.open) {
      dialog.showModal();
    }
  }, 1000);
})();
