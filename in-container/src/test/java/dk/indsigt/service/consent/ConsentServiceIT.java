package dk.indsigt.service.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.container.Undone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.consent.ConsentService.Choice;
import dk.indsigt.service.consent.ConsentService.Past;
import dk.indsigt.service.consent.ConsentService.PurposeChoices;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ConsentServiceIT {
    private static final ConsentKey BY_MAIL = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.THREE);
    private static final ConsentKey LOCATION = new ConsentKey("LOCATION_VAS", MarketingChannel.NONE, Brand.THREE);

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

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("a yes leaves a decision, a state, a receipt, a message, a mail and an audit entry")
    void give() {
        Someone anna = folk.person();
        assertFalse(choice(anna.actor(), anna, BY_MAIL).allowed(), "nothing is ticked beforehand");
        Receipt receipt = give(anna.actor(), anna, BY_MAIL, null);
        Choice choice = choice(anna.actor(), anna, BY_MAIL);
        assertTrue(choice.allowed() && choice.provable());
        assertEquals(Decision.GIVEN, choice.decision());
        assertEquals(AskedThrough.PORTAL, choice.through());
        assertNotNull(choice.textNumber());
        assertEquals(ReceiptKind.CONSENT_GIVEN, receipt.kind());
        assertEquals("MKT_OWN", receipt.facts().get("purpose"));
        assertTrue(receipt.number().matches("K-[0-9A-Z]{4}-[0-9A-Z]{4}"));
        assertEquals(1, db.count("select count(*) from consent_decision where receipt_id = ?", receipt.id()));
        assertEquals(1, db.count("select count(*) from message where receipt_id = ?", receipt.id()));
        assertEquals(1, mails(anna));
        assertEquals(
                "GIVEN MKT_OWN EMAIL THREE",
                db.text(
                        "select detail from audit_entry where object_id = ? and party_id = ?",
                        receipt.id(),
                        anna.id()));
    }

    @Test
    @DisplayName("all of it is one transaction: what fails at the last moment leaves nothing")
    void oneTransaction() {
        Someone anna = folk.person();
        UUID text = text(anna);
        undone.work(() -> consents.give(anna.actor(), anna.id(), BY_MAIL, text, Language.DA, null));
        for (String table : List.of("consent_decision", "consent_state", "receipt", "message", "audit_entry")) {
            assertEquals(0, db.count("select count(*) from " + table + " where party_id = ?", anna.id()), table);
        }
        assertEquals(0, mails(anna));
    }

    @Test
    @DisplayName("a no works at once, costs no more than a yes, and rewrites nothing")
    void stop() {
        Someone anna = folk.person();
        give(anna.actor(), anna, BY_MAIL, null);
        Receipt receipt = acting.as(anna.actor(), a -> consents.stop(a, anna.id(), BY_MAIL, Language.EN, null));
        assertEquals(ReceiptKind.CONSENT_STOPPED, receipt.kind());
        assertFalse(choice(anna.actor(), anna, BY_MAIL).allowed());
        List<Past> history = acting.as(anna.actor(), a -> consents.history(a, anna.id(), "MKT_OWN", 0, 10));
        assertEquals(
                List.of(Decision.WITHDRAWN, Decision.GIVEN),
                history.stream().map(Past::decision).toList());
        assertEquals(Language.EN, history.get(0).language());
        assertNotNull(history.get(1).text().da());
        assertEquals(Role.CUSTOMER, history.get(1).actorRole());
    }

    @Test
    @DisplayName("K-32: a yes is for one channel and one brand")
    void granular() {
        Someone anna = folk.person();
        give(anna.actor(), anna, BY_MAIL, null);
        long allowed = choices(anna)
                .filter(choice -> choice.key().purpose().equals("MKT_OWN"))
                .filter(Choice::allowed)
                .count();
        assertEquals(1, allowed);
        UUID text = text(anna);
        ConsentKey otherBrand = new ConsentKey("MKT_OWN", MarketingChannel.EMAIL, Brand.OISTER);
        assertEquals(
                "NOT_FOUND",
                acting.refusal(anna.actor(), a -> consents.give(a, anna.id(), otherBrand, text, Language.DA, null)));
    }

    @Test
    @DisplayName(
            "K-11: an objection stops all marketing of every channel at once, and only a later yes of one's own ends it")
    void objection() {
        Someone anna = folk.person();
        give(anna.actor(), anna, BY_MAIL, null);
        Receipt receipt = acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        assertEquals(ReceiptKind.MARKETING_OBJECTION, receipt.kind());
        assertNotNull(
                acting.as(anna.actor(), a -> consents.overview(a, anna.id())).objectedAt());
        assertEquals(0, marketing(anna).filter(Choice::allowed).count());
        acting.as(anna.actor(), a -> consents.objectToMarketing(a, anna.id(), null));
        assertEquals(
                1,
                db.count(
                        "select count(*) from marketing_objection where party_id = ? and ended_at is null", anna.id()));
        give(anna.actor(), anna, BY_MAIL, null);
        assertNull(acting.as(anna.actor(), a -> consents.overview(a, anna.id())).objectedAt());
        assertEquals(
                List.of(BY_MAIL),
                marketing(anna).filter(Choice::allowed).map(Choice::key).toList(),
                "what ran without a yes stays stopped");
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: staff write down a yes only with evidence of the person's own act")
    void staff() {
        Someone anna = folk.person();
        Actor agent = folk.in(folk.staff(Role.AGENT), anna, true);
        UUID text = text(anna);
        for (String evidence : new String[] {null, "", "  "}) {
            assertEquals(
                    "EVIDENCE_REQUIRED",
                    acting.refusal(agent, a -> consents.give(a, anna.id(), BY_MAIL, text, Language.DA, evidence)));
        }
        give(agent, anna, BY_MAIL, "sagt i samtalen kl. 10.15");
        Choice choice = choice(anna.actor(), anna, BY_MAIL);
        assertTrue(choice.allowed() && choice.provable());
        assertEquals(AskedThrough.PHONE, choice.through());
        String evidence = db.text("select evidence from consent_decision where party_id = ?", anna.id());
        assertEquals("MITID test-reference-1; sagt i samtalen kl. 10.15", evidence);
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: a stored yes without proof is told as such and counts for nothing")
    void notProvable() {
        Someone anna = folk.person();
        give(anna.actor(), anna, BY_MAIL, null);
        db.run("update consent_state set provable = false where party_id = ?", anna.id());
        Choice choice = choice(anna.actor(), anna, BY_MAIL);
        assertFalse(choice.provable() || choice.allowed());
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: a yes to a text that is outdated, or that was never shown, is refused")
    void outdatedText() {
        Someone anna = folk.person();
        for (UUID text : new UUID[] {null, UUID.randomUUID()}) {
            assertEquals(
                    "TEXT_OUTDATED",
                    acting.refusal(anna.actor(), a -> consents.give(a, anna.id(), BY_MAIL, text, Language.DA, null)));
        }
        assertEquals(0, db.count("select count(*) from consent_decision where party_id = ?", anna.id()));
    }

    @Test
    @DisplayName("staff say no on somebody's behalf only when the caller is identified")
    void unidentified() {
        Someone anna = folk.person();
        for (Role role : List.of(Role.AGENT, Role.OFFICER)) {
            Actor staff = folk.in(folk.staff(role), anna, false);
            assertEquals(
                    "CALLER_NOT_IDENTIFIED",
                    acting.refusal(staff, a -> consents.stop(a, anna.id(), BY_MAIL, Language.DA, null)));
            assertEquals(
                    "CALLER_NOT_IDENTIFIED",
                    acting.refusal(staff, a -> consents.objectToMarketing(a, anna.id(), null)));
        }
    }

    @Test
    @DisplayName("evidence of ten thousand characters, or with a card number, is refused")
    void badEvidence() {
        Someone anna = folk.person();
        assertEquals(
                "TOO_LONG",
                acting.refusal(
                        anna.actor(), a -> consents.stop(a, anna.id(), BY_MAIL, Language.DA, "x".repeat(10_000))));
        assertEquals(
                "CARD_NUMBER_IN_TEXT",
                acting.refusal(
                        anna.actor(),
                        a -> consents.stop(a, anna.id(), BY_MAIL, Language.DA, "4111 1111 1111 1111 12/29")));
    }

    @Test
    @DisplayName("a purpose that is none, or not for companies, or a channel it lacks, does not exist")
    void unknown() {
        Someone anna = folk.person();
        for (ConsentKey key : List.of(
                new ConsentKey("NOTHING", MarketingChannel.EMAIL, Brand.THREE),
                new ConsentKey("CREDIT_CHECK", MarketingChannel.NONE, Brand.THREE),
                new ConsentKey("MKT_OWN", MarketingChannel.LETTER, Brand.THREE))) {
            assertEquals(
                    "NOT_FOUND",
                    acting.refusal(anna.actor(), a -> consents.stop(a, anna.id(), key, Language.DA, null)),
                    key.toString());
        }
    }

    @Test
    @DisplayName("DK-HI3G-LOC-2017: location is off without a yes of its own, and a no makes what was kept due today")
    void location() {
        Someone anna = folk.person();
        assertFalse(choice(anna.actor(), anna, LOCATION).allowed());
        db.run(
                "insert into location_record (line_id, person_id, at, area, delete_due_on) values (?, ?, utc_timestamp(6),"
                        + " 'København', current_date + interval 6 month)",
                anna.lineId(),
                anna.id());
        give(anna.actor(), anna, LOCATION, null);
        assertTrue(choice(anna.actor(), anna, LOCATION).allowed());
        acting.as(anna.actor(), a -> consents.stop(a, anna.id(), LOCATION, Language.DA, null));
        assertFalse(choice(anna.actor(), anna, LOCATION).allowed());
        assertEquals(
                0,
                db.count(
                        "select count(*) from location_record where person_id = ? and delete_due_on > current_date +"
                                + " interval 1 day",
                        anna.id()));
    }

    @Test
    @DisplayName("a form posted twice decides once")
    void twice() {
        Someone anna = folk.person();
        Receipt first = give(anna.actor(), anna, BY_MAIL, null);
        assertEquals(first.id(), give(anna.actor(), anna, BY_MAIL, null).id());
        assertEquals(1, db.count("select count(*) from consent_decision where party_id = ?", anna.id()));
        assertEquals(1, mails(anna));
    }

    @Test
    @DisplayName("whoever says yes and no at once ends with what the ledger says last, and nothing is half done")
    void atOnce() throws Exception {
        Someone anna = folk.person();
        UUID text = text(anna);
        Set<UUID> receipts =
                new HashSet<>(Set.of(give(anna.actor(), anna, BY_MAIL, null).id()));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<UUID>>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean yes = i % 2 == 0;
            all.add(threads.submit(() -> {
                start.await();
                return decided(anna, yes, text);
            }));
        }
        start.countDown();
        for (Future<Optional<UUID>> one : all) {
            one.get().ifPresent(receipts::add);
        }
        for (String table : List.of("consent_decision", "receipt", "message")) {
            assertEquals(
                    receipts.size(),
                    db.count("select count(*) from " + table + " where party_id = ?", anna.id()),
                    table);
        }
        assertEquals(receipts.size(), mails(anna));
        assertEquals(
                db.text(
                        "select concat(id, decision) from consent_decision where party_id = ? order by decided_at desc"
                                + " limit 1",
                        anna.id()),
                db.text("select concat(decision_id, decision) from consent_state where party_id = ?", anna.id()));
    }

    /** @return the receipt, or nothing where the other was quicker and all of it was taken back */
    private Optional<UUID> decided(Someone who, boolean yes, UUID text) {
        AtomicReference<UUID> receipt = new AtomicReference<>();
        Exception failure = acting.failure(Role.CUSTOMER, () -> {
            receipt.set((yes
                            ? consents.give(who.actor(), who.id(), BY_MAIL, text, Language.DA, null)
                            : consents.stop(who.actor(), who.id(), BY_MAIL, Language.DA, null))
                    .id());
            return null;
        });
        return failure == null ? Optional.of(receipt.get()) : Optional.empty();
    }

    private Receipt give(Actor actor, Someone about, ConsentKey key, String evidence) {
        return acting.as(
                actor,
                a -> consents.give(
                        a,
                        about.id(),
                        key,
                        consents.currentText(a, about.id(), key.purpose()).id(),
                        Language.DA,
                        evidence));
    }

    private UUID text(Someone about) {
        return acting.as(about.actor(), a -> consents.currentText(a, about.id(), "MKT_OWN"))
                .id();
    }

    private Choice choice(Actor actor, Someone about, ConsentKey key) {
        return acting.as(actor, a -> consents.choice(a, about.id(), key));
    }

    private Stream<Choice> choices(Someone about) {
        return acting.as(about.actor(), a -> consents.overview(a, about.id())).purposes().stream()
                .flatMap(purpose -> purpose.choices().stream());
    }

    private Stream<Choice> marketing(Someone about) {
        return acting.as(about.actor(), a -> consents.overview(a, about.id())).purposes().stream()
                .filter(row -> row.purpose().marketing() && row.purpose().kind() != ConsentPurpose.Kind.NONE)
                .map(PurposeChoices::choices)
                .flatMap(List::stream);
    }

    private long mails(Someone to) {
        return db.count(
                "select count(*) from outbox o join party p on p.email = o.destination where p.id = ?", to.id());
    }
}
