-- Letters and the templates they are written by (art. 12, P-9.7). A template is never changed: a new text is a new version.

CREATE TABLE letter_template (
  id UUID NOT NULL PRIMARY KEY,
  kind VARCHAR(20) NOT NULL COMMENT 'RECEIPT, IDENTITY_REQUEST, QUESTION, EXTENSION, DECISION, WITHDRAWN, RESTRICTION_ENDS, PACKAGE_READY or ANSWER',
  number INT NOT NULL,
  subject_da VARCHAR(150) NOT NULL,
  subject_en VARCHAR(150) NOT NULL,
  body_da VARCHAR(6000) NOT NULL,
  body_en VARCHAR(6000) NOT NULL,
  valid_from DATETIME(6) NOT NULL,
  account_id UUID NULL COMMENT 'the officer who wrote it; NULL for what the house came with',
  UNIQUE KEY letter_template_version (kind, number)
);

CREATE TABLE letter (
  id UUID NOT NULL PRIMARY KEY,
  party_id UUID NOT NULL COMMENT 'whom it is about',
  addressee_id UUID NOT NULL COMMENT 'who got it',
  case_id UUID NULL,
  case_number VARCHAR(14) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  language VARCHAR(2) NOT NULL,
  template_number INT NOT NULL,
  subject VARCHAR(200) NOT NULL,
  body_cipher MEDIUMBLOB NOT NULL COMMENT 'what it says, encrypted under the data key (party, TEXT)',
  sent_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  KEY letter_party (party_id, sent_at),
  KEY letter_addressee (addressee_id, sent_at),
  KEY letter_case (case_id, sent_at),
  CONSTRAINT letter_about_party FOREIGN KEY (party_id) REFERENCES party (id),
  CONSTRAINT letter_to_party FOREIGN KEY (addressee_id) REFERENCES party (id),
  CONSTRAINT letter_by_template FOREIGN KEY (kind, template_number) REFERENCES letter_template (kind, number)
);

ALTER TABLE message
  ADD COLUMN letter_id UUID NULL,
  ADD CONSTRAINT message_of_letter FOREIGN KEY (letter_id) REFERENCES letter (id);

-- The first version of each kind.

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000001', 'RECEIPT', 1,
   'Sag {{case}}: vi har fået din anmodning',
   'Case {{case}}: we have your request',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Vi fik din anmodning den {{received}}. Den handler om: {{right}}.
Din ret står i {{article}}.

Dit sagsnummer er {{case}}.

# Det har du bedt om
{{items}}

# Det sker nu
Du får svar senest den {{due}}.
{{next}}
Du kan følge sagen i Indsigt.',
   'Dear {{name}}

We got your request on {{received}}. It is about: {{right}}.
Your right is in {{article}}.

Your case number is {{case}}.

# What you asked for
{{items}}

# What happens next
You get an answer by {{due}}.
{{next}}
You can follow the case in Indsigt.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000002', 'IDENTITY_REQUEST', 1,
   'Sag {{case}}: vi skal vide, at det er dig',
   'Case {{case}}: we need to know that it is you',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Du har bedt os om noget, der handler om dine oplysninger: {{right}}.

Før vi svarer, skal vi vide, at det er dig. Det beskytter dine oplysninger mod andre.

# Derfor spørger vi
{{reasons}}

# Det skal du gøre
{{next}}
{{items}}
Gør det senest den {{until}}.

Oplys sagsnummeret {{case}}, hvis du ringer. Vi bruger kun det, du viser os, til at se, at det er dig.',
   'Dear {{name}}

You asked us for something about your data: {{right}}.

Before we answer, we need to know that it is you. It protects your data from others.

# Why we ask
{{reasons}}

# What to do
{{next}}
{{items}}
Do it by {{until}}.

Tell us the case number {{case}} if you call. We use what you show us only to see that it is you.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000003', 'QUESTION', 1,
   'Sag {{case}}: vi har et spørgsmål til dig',
   'Case {{case}}: we have a question for you',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Vi arbejder på din sag {{case}} og har brug for et svar fra dig.
Sagen handler om: {{right}}.

# Vi spørger
{{question}}

{{items}}

# Det sker nu
Svar os gerne senest den {{until}}.
{{next}}
Du får stadig svar senest den {{due}}.',
   'Dear {{name}}

We are working on your case {{case}} and need an answer from you.
The case is about: {{right}}.

# Our question
{{question}}

{{items}}

# What happens next
Please answer by {{until}}.
{{next}}
You still get our answer by {{due}}.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000004', 'EXTENSION', 1,
   'Sag {{case}}: vi skal bruge mere tid',
   'Case {{case}}: we need more time',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Vi er ikke færdige med din anmodning om: {{right}}.
Du skulle have haft svar senest den {{due}}.

Du får nu svar senest den {{newDue}}.

# Derfor tager det længere tid
{{reasons}}

# Det mangler vi
{{items}}

# Det sker nu
Vi arbejder videre. Du skal ikke gøre noget.
{{next}}
Sagsnummeret er {{case}}.',
   'Dear {{name}}

We have not finished your request: {{right}}.
You should have had an answer by {{due}}.

You now get an answer by {{newDue}}.

# Why it takes longer
{{reasons}}

# What is still missing
{{items}}

# What happens next
We go on working. You need do nothing.
{{next}}
The case number is {{case}}.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000005', 'DECISION', 1,
   'Sag {{case}}: her er vores svar',
   'Case {{case}}: here is our answer',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Her er vores svar på din anmodning om: {{right}}.
Vi modtog anmodningen den {{received}}.
Din ret står i {{article}}.

# Vores svar
{{answer}}

{{items}}

# Derfor
{{reasons}}

# Det sker nu
{{next}}
Du kan hente det, du har bedt om, til og med den {{until}}.

Sagsnummeret er {{case}}. Er noget forkert eller uklart, så skriv til os og nævn det.',
   'Dear {{name}}

Here is our answer to your request: {{right}}.
We got it on {{received}}.
Your right is in {{article}}.

# Our answer
{{answer}}

{{items}}

# Why
{{reasons}}

# What happens next
{{next}}
You can fetch what you asked for until the end of {{until}}.

The case number is {{case}}. If something is wrong or unclear, write to us and mention it.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000006', 'WITHDRAWN', 1,
   'Sag {{case}}: du har trukket din anmodning tilbage',
   'Case {{case}}: you took your request back',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Du har trukket din anmodning tilbage: {{right}}.
Det skete den {{date}}.

{{reasons}}

# Det sker nu
Vi gør ikke mere ved sag {{case}}.
{{next}}
Du kan bede os om det samme igen, når du vil.',
   'Dear {{name}}

You took your request back: {{right}}.
It happened on {{date}}.

{{reasons}}

# What happens next
We do nothing more in case {{case}}.
{{next}}
You can ask for the same again at any time.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000007', 'RESTRICTION_ENDS', 1,
   'Sag {{case}}: vi begynder at bruge oplysningerne igen',
   'Case {{case}}: we start using the data again',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Efter dit ønske har vi ladet nogle oplysninger om dig ligge uden at bruge dem. Det hører til sag {{case}}.

Den {{date}} begynder vi at bruge dem igen.

# Oplysningerne
{{items}}

# Derfor
{{reasons}}

# Det sker nu
{{next}}
Er du uenig, så skriv til os før den {{date}}.',
   'Dear {{name}}

As you wished, we have left some of your data lying without using them. This belongs to case {{case}}.

On {{date}} we start using them again.

# The data
{{items}}

# Why
{{reasons}}

# What happens next
{{next}}
If you disagree, write to us before {{date}}.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000008', 'PACKAGE_READY', 1,
   'Sag {{case}}: dine oplysninger er klar',
   'Case {{case}}: your data are ready',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

De oplysninger, du har bedt om, er klar til dig. De hører til sag {{case}}.

# Det får du
{{items}}

{{reasons}}

# Sådan gør du
Log ind i Indsigt, åbn sagen, og hent filerne.
{{next}}
Gør det senest den {{until}}. Derefter sletter vi filerne, og du kan bede om dem igen.',
   'Dear {{name}}

The data you asked for are ready for you. They belong to case {{case}}.

# What you get
{{items}}

{{reasons}}

# What to do
Sign in to Indsigt, open the case, and download the files.
{{next}}
Do it by {{until}}. After that we delete the files, and you can ask for them again.');

INSERT INTO letter_template (id, kind, number, subject_da, subject_en, valid_from, account_id, body_da, body_en) VALUES
  ('00000000-0000-7000-8000-000000000009', 'ANSWER', 1,
   'Sag {{case}}: svar til dig',
   'Case {{case}}: an answer for you',
   '2018-05-25 00:00:00', NULL,
   'Kære {{name}}

Du har spurgt os om noget. Her er svaret. Sagsnummeret er {{case}}.

# Du spurgte
{{question}}

# Vores svar
{{answer}}

{{items}}

# Derfor
{{reasons}}

# Det sker nu
{{next}}
Har du flere spørgsmål, så skriv til os og nævn sagsnummeret.',
   'Dear {{name}}

You asked us something. Here is the answer. The case number is {{case}}.

# You asked
{{question}}

# Our answer
{{answer}}

{{items}}

# Why
{{reasons}}

# What happens next
{{next}}
If you have more questions, write to us and mention the case number.');
