package dk.indsigt.service.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.container.Undone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.notice.LetterKind;
import dk.indsigt.domain.notice.LetterPart;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.consent.ConsentService;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class LetterServiceIT {
    private static final String SECRET = "Blåbærgrød nr. 7 er slettet";
    private static final Map<String, String> VALUES = Map.of(
            "right", "Sletning",
            "answer", "Ja.\n- " + SECRET + "\n- <b>{{name}}</b>",
            "reasons", "Fristen er nået.");

    @EJB
    private LetterService letters;

    @EJB
    private TemplateService templates;

    @EJB
    private ConsentService consents;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @EJB
    private Undone undone;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "every kind has a first version in both languages, which is filled in, sealed, and told of in the inbox")
    void kinds() {
        for (Language language : Language.values()) {
            for (LetterKind kind : LetterKind.values()) {
                Someone anna = folk.person("Anna", "Ærø " + kind);
                Map<String, String> values = new HashMap<>();
                kind.placeholders().forEach(name -> values.put(name, "værdi-" + name));
                UUID caseId = UUID.randomUUID();
                UUID id = letters.send(kind, party(anna), party(anna), caseId, "S-7MPQ-2XT9", language, values);
                LetterService.Shown shown = acting.as(anna.actor(), a -> letters.open(a, id));
                String text = said(shown.parts());
                kind.required().forEach(name -> assertTrue(text.contains("værdi-" + name), kind + " tells " + name));
                assertFalse((text + shown.subject()).contains("{{"), text);
                assertEquals(language, shown.language());
                String foot = said(shown.foot());
                for (String block : List.of("Hi3G Denmark ApS", "26123445", "70 313 313", "databeskyttelse@3.dk")) {
                    assertTrue(foot.contains(block), foot);
                }
                assertTrue(foot.contains("dt@datatilsynet.dk") && foot.contains("Carl Jacobsens Vej 35"), foot);
                LetterService.Line line = letters.ofCase(caseId).get(0);
                assertEquals(id, line.id());
                assertEquals(
                        db.count("select max(number) from letter_template where kind = ?", kind.name()),
                        line.templateNumber());
                assertEquals(
                        1,
                        db.count(
                                "select count(*) from message where letter_id = ? and party_id = ? and language = ?"
                                        + " and subject = ?",
                                id,
                                anna.id(),
                                language.code(),
                                shown.subject()));
            }
        }
    }

    @Test
    @DisplayName("the database holds no clear text of a letter, neither in it, nor in the inbox, nor in the mail")
    void sealed() {
        Someone anna = folk.person();
        UUID id = send(anna, anna);
        assertEquals(1, db.count("select count(*) from letter where id = ? and length(body_cipher) > 500", id));
        for (String column : List.of("letter.body_cipher", "letter.subject", "message.body", "outbox.body")) {
            String[] names = column.split("\\.");
            for (String word : List.of("Blåbærgrød", "Fristen er nået")) {
                assertEquals(
                        0,
                        db.count(
                                "select count(*) from " + names[0] + " where instr(cast(" + names[1]
                                        + " as binary), cast(? as binary)) > 0",
                                word),
                        column);
            }
        }
        assertTrue(
                said(acting.as(anna.actor(), a -> letters.open(a, id)).parts()).contains(SECRET));
        String mail = db.text(
                "select o.body from outbox o join party p on p.email = o.destination where p.id = ?", anna.id());
        assertFalse(mail.contains("S-7MPQ") || mail.contains("brev"), mail);
        byte[] cipher = db.find(dk.indsigt.domain.notice.Letter.class, id).bodyCipher();
        assertFalse(new String(cipher, StandardCharsets.UTF_8).contains("Kære"));
    }

    @Test
    @DisplayName("values are said as they are: neither markup nor a placeholder")
    void literal() {
        Someone anna = folk.person();
        LetterService.Shown shown = acting.as(anna.actor(), a -> letters.open(a, send(anna, anna)));
        LetterPart list = shown.parts().stream()
                .filter(part -> part.type() == LetterPart.Type.LIST)
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(SECRET, "<b>{{name}}</b>"), list.lines());
    }

    @Test
    @DisplayName("whom it is about and whom it went to may read it; for everybody else it does not exist")
    void readers() {
        Someone child = folk.person();
        Someone parent = folk.person();
        Someone stranger = folk.person();
        UUID id = send(child, parent);
        for (Someone reader : List.of(child, parent)) {
            assertEquals(id, acting.as(reader.actor(), a -> letters.open(a, id)).id());
            assertTrue(pdf(reader.actor(), id).length > 1000);
            Actor agent = folk.staff(Role.AGENT);
            assertEquals(
                    "CALLER_NOT_IDENTIFIED", acting.refusal(folk.in(agent, reader, false), a -> letters.open(a, id)));
            acting.as(folk.in(agent, reader, true), a -> letters.open(a, id));
        }
        assertEquals(
                0,
                db.count(
                        "select count(*) from audit_entry where action = 'FOREIGN_ID_TRIED' and account_id in (?, ?)",
                        child.actor().accountId(),
                        parent.actor().accountId()),
                "who may read it tries nothing foreign");
        assertEquals(
                2,
                db.count("select count(*) from audit_entry where action = 'DATA_VIEWED' and object_id = ?", id),
                "staff who read it are noted");
        for (UUID asked : new UUID[] {id, UUID.randomUUID(), null}) {
            assertEquals("NOT_FOUND", acting.refusal(stranger.actor(), a -> letters.open(a, asked)));
            assertEquals("NOT_FOUND", acting.refusal(stranger.actor(), a -> written(a, asked)));
            assertEquals("NOT_FOUND", acting.refusal(folk.staff(Role.OFFICER), a -> letters.open(a, asked)));
        }
    }

    @Test
    @DisplayName("the phone at the end of a letter is that of the addressee's segment")
    void segment() {
        Someone anna = folk.person();
        Someone company = folk.company(anna);
        UUID id = send(company, company);
        String foot = said(acting.as(anna.actor(), a -> letters.open(a, id)).foot());
        assertTrue(foot.contains("70 313 000") && !foot.contains("70 313 313"), foot);
    }

    @Test
    @DisplayName("a letter is part of the transaction of what it tells about")
    void undone() {
        Someone anna = folk.person();
        undone.work(() -> send(anna, anna));
        assertEquals(0, db.count("select count(*) from letter where party_id = ?", anna.id()));
        assertEquals(0, db.count("select count(*) from message where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName("a letter without a required value is not sent")
    void incomplete() {
        Someone anna = folk.person();
        EJBException refused = assertThrows(
                EJBException.class,
                () -> letters.send(
                        LetterKind.DECISION,
                        party(anna),
                        party(anna),
                        null,
                        "S-7MPQ-2XT9",
                        Language.DA,
                        Map.of("right", "Sletning", "answer", "Ja.")));
        assertTrue(refused.getCause() instanceof IllegalArgumentException, String.valueOf(refused.getCause()));
        assertEquals(0, db.count("select count(*) from letter where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName("a new version is what the next letter says; a letter that was sent stays as it was")
    void versions() {
        Actor officer = folk.staff(Role.OFFICER);
        TemplateService.Version before = newest(officer);
        Someone anna = folk.person();
        UUID first = send(anna, anna);
        LocalText body = new LocalText(
                before.body().da() + "\n\nNy linje.", before.body().en() + "\n\nNew line.");
        int number = acting.as(
                officer, a -> templates.save(a, LetterKind.DECISION, before.number(), before.subject(), body));
        assertEquals(before.number() + 1, number);
        UUID second = send(anna, anna);
        assertFalse(said(acting.as(anna.actor(), a -> letters.open(a, first)).parts())
                .contains("Ny linje."));
        assertTrue(said(acting.as(anna.actor(), a -> letters.open(a, second)).parts())
                .contains("Ny linje."));
        assertEquals(number, newest(officer).number());
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'TEMPLATE_SAVED' and account_id = ?",
                        officer.accountId()));
        assertEquals(
                "CHANGED_MEANWHILE",
                acting.refusal(
                        officer,
                        a -> templates.save(a, LetterKind.DECISION, before.number(), before.subject(), before.body())));
        assertEquals(
                "TEMPLATE_UNCHANGED",
                acting.refusal(officer, a -> templates.save(a, LetterKind.DECISION, number, before.subject(), body)));
        assertEquals(
                "TEMPLATE_PLACEHOLDER_MISSING",
                acting.refusal(
                        officer,
                        a -> templates.save(
                                a, LetterKind.DECISION, number, before.subject(), new LocalText("x", body.en()))));
        assertEquals(number, newest(officer).number());
    }

    @Test
    @DisplayName("every kind can be tried with example values, with nothing left to fill in")
    void examples() {
        Actor officer = folk.staff(Role.OFFICER);
        for (TemplateService.Version version : acting.as(officer, a -> templates.list(a))) {
            for (Language language : Language.values()) {
                TemplateService.Preview preview = acting.as(
                        officer,
                        a -> templates.preview(a, version.kind(), version.subject(), version.body(), language));
                String text = preview.subject() + said(preview.parts()) + said(preview.foot());
                assertFalse(text.contains("{{") || text.contains("letter."), text);
            }
        }
        assertEquals(
                List.of(LetterKind.values()),
                acting.as(officer, a -> templates.list(a)).stream()
                        .map(TemplateService.Version::kind)
                        .toList());
    }

    private TemplateService.Version newest(Actor officer) {
        return acting.as(officer, a -> templates.newest(a, LetterKind.DECISION)).get(0);
    }

    @Test
    @DisplayName("a letter and a receipt come as a PDF in which their text can be read")
    void pdfs() throws IOException {
        Someone anna = folk.person("Åse", "Ærø");
        UUID receipt = acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null))
                .id();
        String text = text(acting.as(anna.actor(), a -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                letters.receiptPdf(a, receipt, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }));
        assertTrue(
                text.replaceAll("\\s+", " ").contains("al markedsføring er stoppet")
                        && text.contains("Hi3G Denmark ApS"),
                text);
        assertTrue(text.contains(db.text("select number from receipt where id = ?", receipt)), text);
        String letter = text(pdf(anna.actor(), send(anna, anna)));
        assertTrue(letter.contains("Kære Åse Ærø") && letter.contains(SECRET), letter);
        assertTrue(letter.contains("<b>{{name}}</b>") && letter.contains("Datatilsynet"), letter);
        assertNotEquals(-1, letter.indexOf("S-7MPQ-2XT9"));
    }

    private UUID send(Someone about, Someone addressee) {
        return letters.send(
                LetterKind.DECISION, party(about), party(addressee), null, "S-7MPQ-2XT9", Language.DA, VALUES);
    }

    private Party party(Someone someone) {
        return db.find(Party.class, someone.id());
    }

    private byte[] pdf(Actor actor, UUID id) {
        return acting.as(actor, a -> written(a, id));
    }

    private byte[] written(Actor actor, UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(actor, id, out);
        return out.toByteArray();
    }

    private void write(Actor actor, UUID id, OutputStream out) {
        try {
            letters.pdf(actor, id, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String said(List<LetterPart> parts) {
        return String.join(
                "\n", parts.stream().flatMap(part -> part.lines().stream()).toList());
    }
}
