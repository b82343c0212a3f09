package dk.indsigt.service.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Post;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.recording.CallSegment;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.retention.RetentionRun;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsBalancing;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsRequest.ExtensionReason;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.account.WrongCodeException;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.party.ContactDetailsService;
import dk.indsigt.service.retention.RetentionJob;
import dk.indsigt.service.rights.RightsDesk.Doubt;
import dk.indsigt.service.rights.RightsIntake.Draft;
import dk.indsigt.service.rights.RightsIntake.Filed;
import dk.indsigt.service.rights.RightsViews.Case;
import dk.indsigt.service.rights.RightsViews.Item;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RightsIT {
    private static final ConsentKey BY_SMS = new ConsentKey("MKT_OWN", MarketingChannel.SMS, Brand.THREE);
    private static final ConsentKey BY_MAIL = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE);

    @EJB
    private RightsIntake intake;

    @EJB
    private RightsCases cases;

    @EJB
    private RightsDesk desk;

    @EJB
    private RightsQueue queue;

    @EJB
    private Mandates mandates;

    @EJB
    private Attachments attachments;

    @EJB
    private IdentityCodes codes;

    @EJB
    private RightsJob job;

    @EJB
    private RetentionJob retention;

    @EJB
    private ConsentService consents;

    @EJB
    private ContactDetailsService details;

    @EJB
    private LetterService letters;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Post post;

    @Inject
    private Clock clock;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "ES-XFERA-TD129-2020, EU-C307-22-FT: who asks in the portal is known, gives no reason, and a rule answers at once")
    void accessAtOnce() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.ACCESS, Map.of());
        Case shown = acting.as(anna.actor(), a -> cases.show(a, filed.requestId()));
        assertEquals(RequestState.DECIDED, shown.state(), "the package is being made");
        assertEquals(RightsRequest.Result.GRANTED, shown.outcome());
        assertTrue(shown.identified());
        assertTrue(shown.items().stream().allMatch(item -> item.outcome() == RightsItem.Outcome.GRANT));
        assertEquals(1, db.count("select count(*) from rights_package where request_id = ?", filed.requestId()));
        assertEquals(
                List.of("DECISION", "RECEIPT"),
                letters.ofCase(filed.requestId()).stream()
                        .map(line -> line.kind().name())
                        .toList());
        assertEquals(
                2, db.count("select count(*) from message where party_id = ? and letter_id is not null", anna.id()));
        assertTrue(text(anna, filed, 0).contains("Datatilsynet"), "every letter says where to complain");
    }

    @Test
    @DisplayName("the words of a request are not readable in the database")
    void sealed() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.DPO_QUESTION, Map.of(Wish.WORDS, "kanariefugl"));
        assertEquals(
                0,
                db.count(
                        "select count(*) from rights_request where id = ? and wish_cipher like '%kanariefugl%'",
                        filed.requestId()));
        Actor olga = folk.staff(Role.OFFICER);
        assertEquals(
                "kanariefugl",
                acting.as(olga, a -> desk.open(a, filed.requestId())).wish().get(Wish.WORDS));
        assertEquals(
                1,
                db.count(
                        "select count(*) from audit_entry where action = 'RIGHTS_OPENED' and object_id = ? and shown",
                        filed.requestId()),
                "the customer sees that it was opened");
    }

    @Test
    @DisplayName("the same asked again is recognised, and joined only when the one who asks agrees")
    void duplicates() {
        Someone anna = folk.person();
        Draft draft = draft(anna, RequestType.RECTIFICATION, Map.of("field", "NAME", "value", "Anna Nyt"));
        Filed first = acting.as(anna.actor(), a -> intake.file(a, draft, false));
        assertEquals(
                first.number(),
                acting.as(anna.actor(), a -> intake.look(a, draft))
                        .orElseThrow()
                        .number());
        assertEquals("DUPLICATE", acting.refusal(anna.actor(), a -> intake.file(a, draft, false)));
        Filed second = acting.as(anna.actor(), a -> intake.file(a, draft, true));
        assertTrue(second.joined());
        assertEquals(first.requestId(), second.requestId());
        assertEquals(1, db.count("select count(*) from rights_request where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName("the time runs from the day the letter came, not from the day it was opened")
    void receivedBefore() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        LocalDate day = LegalTime.today(clock).minusDays(12);
        Filed filed = acting.as(agent, a -> intake.file(a, draft(anna, RequestType.ACCESS, Map.of(), day), false));
        LocalDate due = LocalDate.parse(db.text("select due_on from rights_request where id = ?", filed.requestId()));
        assertTrue(due.isBefore(LegalTime.today(clock).plusDays(26)), due.toString());
        assertEquals(
                "RECEIVED_IN_FUTURE",
                acting.refusal(
                        agent,
                        a -> intake.file(
                                a, draft(anna, RequestType.ERASURE, Map.of("ground", "A"), day.plusDays(40)), false)));
    }

    @Test
    @DisplayName(
            "NL-DPG-2022: nothing is handed out before proof; asking stops the clock only upon a stated doubt, and says why")
    void identity() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        Filed filed = acting.as(agent, a -> intake.file(a, draft(anna, RequestType.ACCESS, Map.of()), false));
        assertEquals(0, db.count("select count(*) from rights_item where request_id = ?", filed.requestId()));
        assertEquals(0, db.count("select count(*) from rights_package where request_id = ?", filed.requestId()));
        Actor worker = folk.staff(Role.AGENT);
        acting.does(worker, a -> desk.askIdentity(a, filed.requestId(), Doubt.NAME_DIFFERS, null));
        Case shown = acting.as(worker, a -> desk.show(a, filed.requestId()));
        assertNotNull(shown.clockStoppedAt());
        assertEquals(RequestState.IDENTITY_AWAITED, shown.state());
        assertTrue(text(anna, filed, 0).contains("Navnet er et andet"));
        assertFalse(text(anna, filed, 0).contains("kopi af pas,")
                && !text(anna, filed, 0).contains("Send ikke"));
        codes.send(filed.number(), "127.0.0.1");
        String code = sentCode(anna);
        assertThrowsWrong(() -> codes.redeem(filed.number(), code.equals("000000") ? "111111" : "000000"));
        codes.redeem(filed.number(), code);
        assertTrue(acting.as(worker, a -> desk.show(a, filed.requestId())).identified());
        assertEquals("STEP_NOT_NOW", acting.refusal(worker, a -> desk.askIdentity(a, filed.requestId(), null, null)));
    }

    @Test
    @DisplayName("three wrong codes use a code up")
    void threeTries() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, false);
        Filed filed = acting.as(agent, a -> intake.file(a, draft(anna, RequestType.ACCESS, Map.of()), false));
        codes.send(filed.number(), "127.0.0.2");
        String code = sentCode(anna);
        String wrong = code.equals("000000") ? "111111" : "000000";
        for (int i = 0; i < 3; i++) {
            assertThrowsWrong(() -> codes.redeem(filed.number(), wrong));
        }
        assertEquals("CODE_EXPIRED", codeOf(() -> codes.redeem(filed.number(), code)));
    }

    @Test
    @DisplayName(
            "ES-VODAFONE-SIMSWAP-2022: a contact point that was changed after the request, or a new SIM card, is no proof")
    void newContactPoint() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, true);
        Filed filed = acting.as(
                folk.in(folk.staff(Role.AGENT), anna, false),
                a -> intake.file(a, draft(anna, RequestType.ACCESS, Map.of()), false));
        long version = db.count("select version from party where id = ?", anna.id());
        acting.as(
                agent,
                a -> details.correct(
                        a,
                        anna.id(),
                        Msisdn.parse("20123456"),
                        new PostalAddress("Ny Vej 1", "8000", "Aarhus C"),
                        version));
        codes.send(filed.number(), "127.0.0.3");
        assertEquals(0, db.count("select count(*) from one_time_code where request_id = ?", filed.requestId()));
        Someone bo = folk.person();
        db.run("update party set phone = ? where id = ?", "+45" + bo.number(), bo.id());
        db.run("update line set active_from = current_date where id = ?", bo.lineId());
        Filed second = acting.as(
                folk.in(folk.staff(Role.AGENT), bo, false),
                a -> intake.file(a, draft(bo, RequestType.ACCESS, Map.of()), false));
        codes.send(second.number(), "127.0.0.4");
        assertEquals(0, db.count("select count(*) from one_time_code where request_id = ?", second.requestId()));
    }

    @Test
    @DisplayName("B-37: proof of one number says nothing about another")
    void oneNumber() {
        Someone anna = folk.person();
        folk.line(anna.customerId(), anna.id());
        db.run("update party set phone = ? where id = ?", "+45" + anna.number(), anna.id());
        Filed filed = acting.as(
                folk.in(folk.staff(Role.AGENT), anna, false),
                a -> intake.file(a, draft(anna, RequestType.ACCESS, Map.of()), false));
        codes.send(filed.number(), "127.0.0.5");
        codes.redeem(filed.number(), sentCode(anna));
        Case shown = acting.as(folk.staff(Role.AGENT), a -> desk.show(a, filed.requestId()));
        assertEquals(RequestState.IN_PROGRESS, shown.state(), "a person must look");
        assertNull(item(shown, "TRAFFIC").outcome());
        assertEquals(RightsItem.Outcome.GRANT, item(shown, "IDENTITY").outcome());
        assertEquals(
                1,
                db.count(
                        "select count(*) from rights_identity where request_id = ? and kind = 'LINE' and object_id = ?",
                        filed.requestId(),
                        anna.lineId()));
    }

    @Test
    @DisplayName(
            "K-11, DK-TELENOR-SPAM-2012: an objection to marketing by whoever calls counts at once for the number it names, the rest when identity is proved")
    void harmless() {
        Someone anna = folk.person();
        UUID shownText = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        for (ConsentKey key : List.of(BY_SMS, BY_MAIL)) {
            acting.as(anna.actor(), a -> consents.give(a, anna.id(), key, shownText, Language.DA, null));
        }
        String phone = db.text("select phone from party where id = ?", anna.id());
        Actor caller = folk.in(folk.staff(Role.AGENT), anna, false);
        assertEquals(
                "POINT_REQUIRED",
                acting.refusal(caller, a -> intake.file(a, draft(anna, RequestType.OBJECTION_DM, Map.of()), false)));
        Filed filed = acting.as(
                caller,
                a -> intake.file(
                        a,
                        new Draft(RequestType.OBJECTION_DM, anna.id(), null, Wish.of(null), Language.DA, null, phone),
                        false));
        assertFalse(allowed(anna, BY_SMS), "at once for the number");
        assertTrue(allowed(anna, BY_MAIL), "the rest waits");
        Actor known = folk.in(folk.staff(Role.AGENT), anna, true);
        acting.does(known, a -> desk.identifyByContact(a, filed.requestId()));
        assertFalse(allowed(anna, BY_MAIL));
        Case shown = acting.as(anna.actor(), a -> cases.show(a, filed.requestId()));
        assertEquals(RequestState.CLOSED, shown.state());
        assertEquals(RightsRequest.Result.GRANTED, shown.outcome());
        assertTrue(
                acting.as(known, a -> desk.desk(a, filed.requestId())).grounds().isEmpty(), "no refusal exists");
    }

    @Test
    @DisplayName("art. 7(3): consents are taken back the moment it is said")
    void withdrawal() {
        Someone anna = folk.person();
        UUID shownText = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), BY_MAIL, shownText, Language.DA, null));
        Filed filed = ask(anna, RequestType.CONSENT_WITHDRAWAL, Map.of());
        assertFalse(allowed(anna, BY_MAIL));
        assertEquals(
                RequestState.CLOSED,
                acting.as(anna.actor(), a -> cases.show(a, filed.requestId())).state());
    }

    @Test
    @DisplayName("a refusal takes two people, a ground the law has for the right, and words; the answer repeats them")
    void refusal() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.RECTIFICATION, Map.of("field", "OTHER", "value", "Jeg er ikke besværlig"));
        Actor agent = folk.staff(Role.AGENT);
        Actor olga = folk.staff(Role.OFFICER);
        Case shown = acting.as(agent, a -> desk.show(a, filed.requestId()));
        UUID item = shown.items().get(0).id();
        assertEquals(
                "GROUND_NOT_LAWFUL",
                acting.refusal(agent, a -> desk.refuse(a, filed.requestId(), item, "LEGAL_CLAIM", null, "Nej.")));
        assertEquals(
                "WORDS_REQUIRED",
                acting.refusal(agent, a -> desk.refuse(a, filed.requestId(), item, "SUBJECTIVE", null, " ")));
        acting.does(
                agent,
                a -> desk.refuse(a, filed.requestId(), item, "SUBJECTIVE", null, "Det er medarbejderens indtryk."));
        acting.does(agent, a -> desk.propose(a, filed.requestId(), null));
        assertEquals(
                RequestState.IN_PROGRESS,
                acting.as(agent, a -> desk.show(a, filed.requestId())).state());
        assertTrue(
                acting.failure(Role.AGENT, () -> {
                            desk.approve(agent, filed.requestId());
                            return null;
                        })
                        instanceof jakarta.ejb.EJBAccessException);
        acting.does(olga, a -> desk.approve(a, filed.requestId()));
        Case decided = acting.as(anna.actor(), a -> cases.show(a, filed.requestId()));
        assertEquals(RightsRequest.Result.REFUSED, decided.outcome());
        assertEquals(RequestState.CLOSED, decided.state());
        String letter = text(anna, filed, 0);
        assertTrue(letter.contains("Det er medarbejderens indtryk.") && letter.contains("GDPR art. 16"), letter);
        assertTrue(letter.contains("dt@datatilsynet.dk") && letter.contains("domstolene"), letter);
    }

    @Test
    @DisplayName("the database itself knows no decision that the law forbids for its type")
    void lawfulBySchema() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.RECTIFICATION, Map.of("field", "NAME", "value", "Anna Nyt"));
        Exception failure = acting.failure(
                Role.OFFICER,
                () -> db.run(
                        "update rights_item set outcome = 'REFUSE', ground_code = 'COMPELLING_GROUNDS' where request_id = ?",
                        filed.requestId()));
        assertNotNull(failure);
    }

    @Test
    @DisplayName("the one who refused an item is not the second person, though an officer")
    void fourEyes() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.RECTIFICATION, Map.of("field", "OTHER", "value", "noget"));
        Actor olga = folk.staff(Role.OFFICER);
        UUID item = acting.as(olga, a -> desk.show(a, filed.requestId()))
                .items()
                .get(0)
                .id();
        acting.does(olga, a -> desk.refuse(a, filed.requestId(), item, "SUBJECTIVE", null, "Et skøn."));
        acting.does(folk.staff(Role.AGENT), a -> desk.propose(a, filed.requestId(), null));
        assertEquals("SECOND_PERSON", acting.refusal(olga, a -> desk.approve(a, filed.requestId())));
        assertFalse(acting.as(olga, a -> desk.desk(a, filed.requestId())).maySecond());
        acting.does(folk.staff(Role.OFFICER), a -> desk.approve(a, filed.requestId()));
    }

    @Test
    @DisplayName(
            "ES-VODAFONE-MINOR-2019: a correction is made with what stood before kept, and every recipient is told")
    void rectification() {
        Someone anna = folk.person();
        disclosed(anna, "ADYEN");
        Filed filed = ask(anna, RequestType.RECTIFICATION, Map.of("field", "NAME", "value", "Anna Marie Rettet"));
        Actor agent = folk.staff(Role.AGENT);
        Case shown = acting.as(agent, a -> desk.show(a, filed.requestId()));
        assertEquals("Anna Prøve", shown.wish().get("before"));
        acting.does(
                agent,
                a -> desk.grant(a, filed.requestId(), shown.items().get(0).id(), null));
        acting.does(agent, a -> desk.propose(a, filed.requestId(), null));
        assertEquals("Anna Marie", db.text("select given_name from party where id = ?", anna.id()));
        assertEquals("Rettet", db.text("select family_name from party where id = ?", anna.id()));
        assertEquals(
                "RECTIFIED",
                db.text(
                        "select kind from recipient_notice where request_id = ? and recipient_code = 'ADYEN'",
                        filed.requestId()));
        assertEquals(
                "NAME_FORMAT",
                acting.refusal(
                        anna.actor(),
                        a -> intake.look(
                                a, draft(anna, RequestType.RECTIFICATION, Map.of("field", "NAME", "value", "X")))));
        Someone firm = folk.company(anna);
        assertEquals("TOO_LONG", wrong(anna, anna, "NAME", "A".repeat(81) + " Prøve"));
        assertEquals("TOO_LONG", wrong(anna, firm, "NAME", "A".repeat(161)));
        assertEquals("FIELD_REQUIRED", wrong(anna, firm, "BIRTH_DATE", "1990-01-01"));
    }

    private String wrong(Someone by, Someone about, String field, String value) {
        return acting.refusal(
                by.actor(),
                a -> intake.look(a, draft(about, RequestType.RECTIFICATION, Map.of("field", field, "value", value))));
    }

    @Test
    @DisplayName(
            "art. 21(3), K-11: who objects to the activity of marketing objects to all marketing; a later yes of the person's own counts")
    void objectionToMarketing() {
        Someone anna = folk.person();
        UUID text = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), BY_SMS, text, Language.DA, null));
        Filed filed = ask(anna, RequestType.OBJECTION, Map.of("activities", "PA05", Wish.WORDS, "Ikke mere."));
        assertFalse(allowed(anna, BY_SMS), "from the moment it was said");
        Actor olga = folk.staff(Role.OFFICER);
        UUID item = item(acting.as(olga, a -> desk.show(a, filed.requestId())), "PA05")
                .id();
        acting.does(olga, a -> desk.refuse(a, filed.requestId(), item, "COMPELLING_GROUNDS", null, "Salg."));
        assertEquals("GROUND_NOT_LAWFUL", acting.refusal(olga, a -> desk.propose(a, filed.requestId(), null)));
        acting.does(olga, a -> desk.grant(a, filed.requestId(), item, null));
        acting.does(olga, a -> desk.propose(a, filed.requestId(), null));
        assertEquals(
                1,
                db.count(
                        "select count(*) from marketing_objection where party_id = ? and ended_at is null", anna.id()));
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), BY_SMS, text, Language.DA, null));
        assertTrue(allowed(anna, BY_SMS));
        assertFalse(allowed(anna, BY_MAIL));
    }

    @Test
    @DisplayName("an objection stops the use at once; going on takes a balancing that was written down, and two people")
    void objection() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.OBJECTION, Map.of("activities", "PA15,PA14", Wish.WORDS, "Jeg er læge."));
        assertEquals(
                1,
                db.count(
                        "select count(*) from processing_stop where party_id = ? and activity = 'PA15' and ended_at is null",
                        anna.id()));
        Actor olga = folk.staff(Role.OFFICER);
        Case shown = acting.as(olga, a -> desk.show(a, filed.requestId()));
        assertEquals("BASIS_LAW", item(shown, "PA14").ground(), "what a law commands cannot be objected to");
        UUID item = item(shown, "PA15").id();
        acting.does(olga, a -> desk.refuse(a, filed.requestId(), item, "COMPELLING_GROUNDS", null, "Driften."));
        assertEquals("BALANCING_REQUIRED", acting.refusal(olga, a -> desk.propose(a, filed.requestId(), null)));
        acting.does(
                olga,
                a -> desk.weigh(
                        a,
                        filed.requestId(),
                        item,
                        "Nettet skal virke.",
                        "Er læge.",
                        RightsBalancing.Conclusion.CONTINUE));
        acting.does(olga, a -> desk.propose(a, filed.requestId(), null));
        acting.does(folk.staff(Role.OFFICER), a -> desk.approve(a, filed.requestId()));
        assertEquals(
                0, db.count("select count(*) from processing_stop where party_id = ? and ended_at is null", anna.id()));
    }

    @Test
    @DisplayName(
            "art. 18: while data are restricted nothing is marketed and nothing deleted, and it ends only after the customer was told")
    void restriction() {
        Someone anna = folk.person();
        UUID shownText = acting.as(anna.actor(), a -> consents.currentText(a, anna.id(), "MKT_OWN"))
                .id();
        acting.as(anna.actor(), a -> consents.give(a, anna.id(), BY_MAIL, shownText, Language.DA, null));
        UUID recording = folk.recording(
                anna, clock.instant().minus(400, ChronoUnit.DAYS), CallSegment.PRIVATE, Direction.INBOUND);
        Filed filed = ask(anna, RequestType.RESTRICTION, Map.of("ground", "A", Wish.WORDS, "Adressen er forkert."));
        assertFalse(allowed(anna, BY_MAIL));
        retention.run(RetentionRun.StartedBy.TIMER, null);
        assertNull(db.text("select deleted_at from recording where id = ?", recording));
        Actor olga = folk.staff(Role.OFFICER);
        Case shown = acting.as(olga, a -> desk.show(a, filed.requestId()));
        acting.does(
                olga, a -> desk.grant(a, filed.requestId(), shown.items().get(0).id(), null));
        acting.does(olga, a -> desk.propose(a, filed.requestId(), null));
        assertEquals(
                RequestState.CLOSED,
                acting.as(olga, a -> desk.show(a, filed.requestId())).state());
        UUID stop = acting.as(olga, a -> desk.desk(a, filed.requestId()))
                .stops()
                .get(0)
                .id();
        assertEquals(
                "TELL_FIRST",
                acting.refusal(olga, a -> desk.end(a, filed.requestId(), stop, ProcessingStop.Ended.GROUND_GONE)));
        acting.does(olga, a -> desk.announceEnd(a, filed.requestId(), stop, "Adressen er rettet."));
        assertEquals(
                "RESTRICTION_ENDS",
                letters.ofCase(filed.requestId()).get(0).kind().name());
        acting.does(olga, a -> desk.end(a, filed.requestId(), stop, ProcessingStop.Ended.GROUND_GONE));
        assertTrue(allowed(anna, BY_MAIL));
        retention.run(RetentionRun.StartedBy.TIMER, null);
        assertNotNull(db.text("select deleted_at from recording where id = ?", recording));
    }

    @Test
    @DisplayName("ES-XFERA-TD129-2020: receipt of a request keeps the recording past its day, and closing lets it go")
    void freeze() {
        Someone anna = folk.person();
        UUID recording = folk.recording(
                anna, clock.instant().minus(400, ChronoUnit.DAYS), CallSegment.PRIVATE, Direction.INBOUND);
        Filed filed = acting.as(
                folk.in(folk.staff(Role.AGENT), anna, false),
                a -> intake.file(a, draft(anna, RequestType.RECORDING_COPY, Map.of()), false));
        retention.run(RetentionRun.StartedBy.TIMER, null);
        assertNull(db.text("select deleted_at from recording where id = ?", recording));
        acting.does(folk.staff(Role.AGENT), a -> desk.withdraw(a, filed.requestId()));
        retention.run(RetentionRun.StartedBy.TIMER, null);
        assertNotNull(db.text("select deleted_at from recording where id = ?", recording));
    }

    @Test
    @DisplayName("EU-C203-22-DNB: a person decides again about an automated decision, with words")
    void automatedDecision() {
        Someone anna = folk.person();
        UUID assessment = folk.refusedCredit(anna);
        Filed filed = ask(
                anna,
                RequestType.AUTOMATED_DECISION,
                Map.of("assessment", assessment.toString(), Wish.WORDS, "Gælden er betalt."));
        Actor agent = folk.staff(Role.AGENT);
        Case shown = acting.as(agent, a -> desk.show(a, filed.requestId()));
        acting.does(
                agent,
                a -> desk.grant(a, filed.requestId(), shown.items().get(0).id(), null));
        assertEquals("REVIEW_REQUIRED", acting.refusal(agent, a -> desk.propose(a, filed.requestId(), null)));
        acting.does(
                agent,
                a -> desk.review(a, filed.requestId(), CreditAssessment.Outcome.APPROVED, "Kvitteringen viser det."));
        acting.does(agent, a -> desk.propose(a, filed.requestId(), null));
        assertEquals(
                "HUMAN",
                db.text("select source from credit_assessment where reviews = ? and outcome = 'APPROVED'", assessment));
        assertTrue(text(anna, filed, 0).contains("Kvitteringen viser det."));
    }

    @Test
    @DisplayName("an extension comes once, with a reason, and the letter tells the new day")
    void extension() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.DPO_QUESTION, Map.of(Wish.WORDS, "Hvorfor?"));
        Actor agent = folk.staff(Role.AGENT);
        acting.does(agent, a -> desk.extend(a, filed.requestId(), ExtensionReason.COMPLEX, "Mange systemer."));
        assertTrue(text(anna, filed, 0).contains("Mange systemer."));
        assertEquals(
                "EXTENDED_ALREADY",
                acting.refusal(agent, a -> desk.extend(a, filed.requestId(), ExtensionReason.MANY, "Igen.")));
    }

    @Test
    @DisplayName("a question to the customer waits for the answer, which the customer gives in the portal")
    void question() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.DPO_QUESTION, Map.of(Wish.WORDS, "Hvad med mine data?"));
        Actor olga = folk.staff(Role.OFFICER);
        acting.does(olga, a -> desk.askCustomer(a, filed.requestId(), "Hvilke data?"));
        Case asked = acting.as(anna.actor(), a -> cases.show(a, filed.requestId()));
        assertEquals("Hvilke data?", asked.question());
        acting.does(anna.actor(), a -> cases.answer(a, filed.requestId(), "Opkald."));
        Case back = acting.as(olga, a -> desk.show(a, filed.requestId()));
        assertEquals("Opkald.", back.steps().get(back.steps().size() - 1).note());
        acting.does(
                olga, a -> desk.grant(a, filed.requestId(), back.items().get(0).id(), "De slettes efter tre år."));
        acting.does(olga, a -> desk.propose(a, filed.requestId(), null));
        assertTrue(text(anna, filed, 0).contains("De slettes efter tre år."));
        assertEquals(
                RightsRequest.Result.ANSWERED,
                acting.as(anna.actor(), a -> cases.show(a, filed.requestId())).outcome());
    }

    @Test
    @DisplayName(
            "a guardian asks for a child until eighteen; what is handed out takes two people; somebody without papers reaches nothing")
    void guardian() {
        Someone child = folk.person("Barn", "Prøve");
        Someone parent = folk.person("Mor", "Prøve");
        db.run(
                "update party set birth_date = ? where id = ?",
                LegalTime.today(clock).minusYears(10).toString(),
                child.id());
        Actor agent = folk.in(folk.staff(Role.AGENT), child, true);
        assertEquals(
                "EVIDENCE_UNFIT",
                acting.refusal(
                        agent,
                        a -> mandates.note(
                                a,
                                child.id(),
                                parent.customerNumber(),
                                Standing.GUARDIAN,
                                Set.of(),
                                null,
                                Mandate.Evidence.POWER_OF_ATTORNEY)));
        UUID mandate = acting.as(
                agent,
                a -> mandates.note(
                        a,
                        child.id(),
                        parent.customerNumber(),
                        Standing.GUARDIAN,
                        Set.of(),
                        null,
                        Mandate.Evidence.CUSTODY_RECORD));
        Draft draft = new Draft(RequestType.ACCESS, child.id(), mandate, Wish.of(null), Language.DA, null, null);
        assertEquals("NOT_FOUND", acting.refusal(folk.person().actor(), a -> intake.file(a, draft, false)));
        Filed filed = acting.as(parent.actor(), a -> intake.file(a, draft, false));
        Case shown = acting.as(parent.actor(), a -> cases.show(a, filed.requestId()));
        assertEquals(RequestState.IN_PROGRESS, shown.state());
        Actor one = folk.staff(Role.AGENT);
        acting.does(one, a -> desk.propose(a, filed.requestId(), null));
        assertEquals(0, db.count("select count(*) from rights_package where request_id = ?", filed.requestId()));
        acting.does(folk.staff(Role.OFFICER), a -> desk.approve(a, filed.requestId()));
        assertEquals(1, db.count("select count(*) from rights_package where request_id = ?", filed.requestId()));
        acting.does(child.actor(), a -> cases.show(a, filed.requestId()));
        acting.does(child.actor(), a -> mandates.end(a, mandate));
        assertEquals("NOT_FOUND", acting.refusal(parent.actor(), a -> cases.show(a, filed.requestId())));
    }

    @Test
    @DisplayName("a company asks about the company, and never about its people")
    void company() {
        Someone anna = folk.person();
        Someone company = folk.company(anna);
        Filed filed = acting.as(anna.actor(), a -> intake.file(a, draft(company, RequestType.ACCESS, Map.of()), false));
        Case shown = acting.as(anna.actor(), a -> cases.show(a, filed.requestId()));
        assertEquals("NOT_LINE_USER", item(shown, "TRAFFIC").ground());
        assertEquals(
                "STANDING_DOES_NOT_REACH",
                acting.refusal(
                        anna.actor(), a -> intake.file(a, draft(company, RequestType.PORTABILITY, Map.of()), false)));
    }

    @Test
    @DisplayName(
            "P-4-f: of a line owned by one and used by another the owner gets the contract and the user the traffic")
    void ownerAndUser() {
        Someone owner = folk.person();
        Someone user = folk.person();
        UUID line = folk.line(owner.customerId(), user.id());
        Case forOwner = acting.as(
                owner.actor(),
                a -> cases.show(a, ask(owner, RequestType.ACCESS, Map.of()).requestId()));
        assertTrue(forOwner.items().stream()
                .anyMatch(item -> line.equals(item.objectId()) && "NOT_LINE_USER".equals(item.ground())));
        Case forUser = acting.as(
                user.actor(),
                a -> cases.show(a, ask(user, RequestType.ACCESS, Map.of()).requestId()));
        assertTrue(forUser.items().stream().noneMatch(item -> item.ground() != null));
    }

    @Test
    @DisplayName("two members of staff decide the same request at the same moment: one does, the other is told")
    void twoAtOnce() throws Exception {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.RECTIFICATION, Map.of("field", "NAME", "value", "Anna Nyt"));
        Actor one = folk.staff(Role.AGENT);
        UUID item = acting.as(one, a -> desk.show(a, filed.requestId()))
                .items()
                .get(0)
                .id();
        acting.does(one, a -> desk.grant(a, filed.requestId(), item, null));
        List<Future<Exception>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Actor each = folk.staff(Role.AGENT);
            tries.add(threads.submit(() -> acting.failure(Role.AGENT, () -> {
                desk.propose(each, filed.requestId(), null);
                return null;
            })));
        }
        int done = 0;
        for (Future<Exception> each : tries) {
            done += each.get() == null ? 1 : 0;
        }
        assertEquals(1, done);
        assertEquals(
                1,
                db.count(
                        "select count(*) from rights_step where request_id = ? and step = 'DECIDE'",
                        filed.requestId()));
        assertEquals(
                1, db.count("select count(*) from letter where case_id = ? and kind = 'DECISION'", filed.requestId()));
    }

    @Test
    @DisplayName(
            "reminders come at 14, 7, 2 and 0 days and once it is over, each once, to the one who has it and to the officers")
    void reminders() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.DPO_QUESTION, Map.of(Wish.WORDS, "Hvorfor?"));
        Actor agent = folk.staff(Role.AGENT);
        acting.does(agent, a -> desk.take(a, filed.requestId()));
        for (int days : new int[] {20, 14, 7, 2, 0, -3}) {
            db.run(
                    "update rights_request set due_on = ? where id = ?",
                    LegalTime.today(clock).plusDays(days).toString(),
                    filed.requestId());
            job.remind();
            job.remind();
        }
        assertEquals(5, db.count("select count(*) from rights_reminder where request_id = ?", filed.requestId()));
        assertTrue(acting.as(agent, a -> queue.reminders(a)).stream()
                .anyMatch(each -> each.requestId().equals(filed.requestId()) && each.days() == -1));
        assertTrue(acting.as(folk.staff(Role.OFFICER), a -> queue.reminders(a)).stream()
                .anyMatch(each -> each.requestId().equals(filed.requestId())));
        assertTrue(acting.as(folk.staff(Role.AGENT), a -> queue.reminders(a)).stream()
                .noneMatch(each -> each.requestId().equals(filed.requestId())));
        assertTrue(db.count("select count(*) from outbox where destination = 'databeskyttelse@3.dk'") > 0);
    }

    @Test
    @DisplayName(
            "EU-C61-19-ORANGE: original messages are known by content, and what looks like an identity card is refused")
    void attachments() {
        Someone anna = folk.person();
        Filed filed = ask(anna, RequestType.DPO_QUESTION, Map.of(Wish.WORDS, "Hvorfor?"));
        Actor agent = folk.staff(Role.AGENT);
        byte[] pdf = "%PDF-1.7\nEt brev\n%%EOF".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertEquals("NOT_LOOKED_AT", acting.refusal(agent, a -> attachments.add(a, filed.requestId(), pdf, false)));
        UUID id = acting.as(agent, a -> attachments.add(a, filed.requestId(), pdf, true));
        assertEquals(pdf.length, acting.as(agent, a -> attachments.open(a, id)).size());
        assertEquals(
                "FILE_KIND",
                acting.refusal(
                        agent,
                        a -> attachments.add(
                                a,
                                filed.requestId(),
                                "MZ virus".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                true)));
        assertEquals(
                "IDENTITY_CARD",
                acting.refusal(agent, a -> attachments.add(a, filed.requestId(), png(856, 540), true)));
        acting.as(agent, a -> attachments.add(a, filed.requestId(), png(800, 1131), true));
    }

    @Test
    @DisplayName("the queue has the nearest last day first")
    void queue() {
        Actor agent = folk.staff(Role.AGENT);
        List<LocalDate> days = acting.as(agent, a -> queue.queue(a, RightsQueue.Part.OPEN, 0, 200)).stream()
                .map(RightsViews.Row::dueOn)
                .toList();
        assertEquals(days.stream().sorted().toList(), days);
        assertFalse(acting.as(agent, a -> queue.load(a)).open().isEmpty());
    }

    @Test
    @DisplayName("IT-TIM-2023: three who complain of the same within a month are shown to the officer as one matter")
    void repeats() {
        Actor officer = folk.staff(Role.OFFICER);
        for (int i = 0; i < 3; i++) {
            ask(folk.person(), RequestType.OBJECTION, Map.of("activities", "PA14"));
        }
        long shown = complaints(officer);
        assertTrue(shown >= 3, "shown: " + shown);
        ask(folk.person(), RequestType.OBJECTION, Map.of("activities", "PA14"));
        assertEquals(shown + 1, complaints(officer));
        Filed old = ask(folk.person(), RequestType.OBJECTION, Map.of("activities", "PA14"));
        db.run("update rights_request set received_at = received_at - interval 40 day where id = ?", old.requestId());
        assertEquals(shown + 1, complaints(officer), "what is older than a month is not counted");
    }

    private long complaints(Actor officer) {
        String activity = db.text("select name_da from processing_activity where code = 'PA14'");
        return acting.as(officer, a -> queue.repeats(a)).stream()
                .filter(each ->
                        each.type() == RequestType.OBJECTION && each.what().da().equals(activity))
                .mapToLong(RightsQueue.Repeat::requests)
                .sum();
    }

    private Filed ask(Someone someone, RequestType type, Map<String, String> wish) {
        return acting.as(someone.actor(), a -> intake.file(a, draft(someone, type, wish), false));
    }

    private static Draft draft(Someone someone, RequestType type, Map<String, String> wish) {
        return draft(someone, type, wish, null);
    }

    private static Draft draft(Someone someone, RequestType type, Map<String, String> wish, LocalDate receivedOn) {
        return new Draft(type, someone.id(), null, new Wish(wish), Language.DA, receivedOn, null);
    }

    private static Item item(Case shown, String category) {
        return shown.items().stream()
                .filter(item -> item.category().equals(category))
                .findFirst()
                .orElseThrow();
    }

    private boolean allowed(Someone someone, ConsentKey key) {
        return acting.as(someone.actor(), a -> consents.choice(a, someone.id(), key))
                .allowed();
    }

    /** @return the text of the newest letter but {@code before} */
    private String text(Someone someone, Filed filed, int before) {
        UUID letter = letters.ofCase(filed.requestId()).get(before).id();
        var shown = acting.as(someone.actor(), a -> letters.open(a, letter));
        List<String> lines = new ArrayList<>();
        shown.parts().forEach(part -> lines.addAll(part.lines()));
        shown.foot().forEach(part -> lines.addAll(part.lines()));
        return String.join("\n", lines);
    }

    private String sentCode(Someone someone) {
        return post.codeTo(db.text("select phone from party where id = ?", someone.id()));
    }

    private void disclosed(Someone someone, String recipient) {
        db.run(
                "insert into disclosure (id, party_id, recipient_code, activity, data_set, reference, at, delete_due_on)"
                        + " values (uuid(), ?, ?, 'PA10', 'IDENTITY,PAYMENT', 'ref-1', utc_timestamp(6), current_date)",
                someone.id(),
                recipient);
    }

    private static byte[] png(int width, int height) {
        try (var out = new java.io.ByteArrayOutputStream()) {
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(width, height, java.awt.image.BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    out);
            return out.toByteArray();
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void assertThrowsWrong(Runnable step) {
        try {
            step.run();
        } catch (WrongCodeException wrong) {
            return;
        }
        throw new AssertionError("the code was taken");
    }

    private static String codeOf(Runnable step) {
        try {
            step.run();
            return null;
        } catch (dk.indsigt.domain.error.PrivacyException refused) {
            return refused.code();
        }
    }
}
