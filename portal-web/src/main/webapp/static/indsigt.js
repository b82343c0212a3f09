/* Small things: print, the menu of a narrow screen, the first mistake gets the focus, a warning before the session ends, and nothing typed is lost when it does. */
(function () {
  'use strict';
  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-print]')) {
      window.print();
    }
  });

  var menu = document.getElementById('menu');
  if (menu) {
    document.documentElement.classList.add('scripted');
    menu.addEventListener('click', function () {
      var open = menu.getAttribute('aria-expanded') !== 'true';
      menu.setAttribute('aria-expanded', String(open));
    });
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
  if (!dialog) {
    return;
  }
  var seconds = Number(dialog.dataset.seconds);
  var key = 'indsigt:' + dialog.dataset.account + ':' + dialog.dataset.here;
  var pending = 'indsigt:' + dialog.dataset.account + ':';
  var touched = Date.now();

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
    if (!sessionStorage.getItem('indsigt:ended')) { return; }
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
  function end() {
    save();
    sessionStorage.setItem('indsigt:ended', 'true');
    location.replace(dialog.dataset.here);
  }
  restore();
  sessionStorage.removeItem('indsigt:ended');
  Object.keys(sessionStorage).forEach(function (each) {
    if (each.indexOf(pending) === 0 && each !== key) { sessionStorage.removeItem(each); }
  });

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
