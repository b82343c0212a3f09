package dk.indsigt.service.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Contest;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.campaign.Competition.State;
import dk.indsigt.domain.campaign.Draw;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.campaign.CompetitionService.Page;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class CompetitionIT {
    @EJB
    private CompetitionService competitions;

    @EJB
    private CompetitionDesk desk;

    @EJB
    private CampaignSteps steps;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName(
            "P-3.2.2-c, B-47, K-24: entered, closed with a commitment, drawn so that an entrant can check it, prize sent, all entries gone")
    void life() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 15, false);
        List<Someone> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Someone someone = folk.person();
            enter(someone, id);
            people.add(someone);
        }
        assertEquals("COMPETITION_OPEN", acting.refusal(officer, a -> desk.draw(a, id)));
        close(id);
        Page before = show(people.get(0), id);
        assertEquals(5, before.proof().entries());
        assertNotNull(before.proof().commitment());
        assertNull(before.proof().seed());
        List<UUID> list = entries(people.get(0), id);
        assertEquals(before.proof().listHash(), Draw.listHash(list));
        assertEquals("DRAW_EARLY", acting.refusal(officer, a -> desk.draw(a, id)));
        drawable(id);
        assertTrue(draw(officer, id));
        Page after = show(people.get(0), id);
        byte[] seed = HexFormat.of().parseHex(after.proof().seed());
        assertEquals(before.proof().commitment(), Draw.commitment(seed));
        UUID first = Draw.order(seed, list).get(0);
        List<Someone> winners =
                people.stream().filter(each -> show(each, id).won()).toList();
        assertEquals(1, winners.size());
        assertEquals(first, show(winners.get(0), id).entryId());
        assertEquals(
                1,
                db.count(
                        "select count(*) from message where party_id = ? and subject like 'Du har vundet%'",
                        winners.get(0).id()));
        assertEquals(
                "Prøvevej 7, 2100 København Ø",
                acting.as(officer, a -> desk.winner(a, id)).address());
        assertNull(acting.as(officer, a -> desk.winner(a, id)).phone(), "K-23");
        assertEquals("DRAWN_ALREADY", acting.refusal(officer, a -> desk.draw(a, id)));
        acting.does(officer, a -> desk.prizeSent(a, id));
        assertEquals(0, db.count("select count(*) from competition_entry where competition_id = ?", id));
        CompetitionDesk.View kept = acting.as(officer, a -> desk.show(a, id));
        assertEquals(State.SENT, kept.state());
        assertNotNull(kept.emptiedAt());
        assertNotNull(kept.prizeSentAt());
        assertEquals(5, kept.proof().entries());
        assertNotNull(kept.proof().seed());
        assertEquals("NOT_DRAWN", acting.refusal(officer, a -> desk.winner(a, id)));
    }

    @Test
    @DisplayName(
            "whoever left after the list was closed, is dead, restricted or erased does not win: the next in the order does")
    void heir() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 15, false);
        List<Someone> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Someone someone = folk.person();
            enter(someone, id);
            people.add(someone);
        }
        close(id);
        drawable(id);
        String seed = db.text("select seed from competition where id = ?", id);
        List<UUID> order = Draw.order(HexFormat.of().parseHex(seed), entries(people.get(0), id));
        List<Someone> inOrder = order.stream()
                .map(entry -> people.stream()
                        .filter(each -> show(each, id).entryId().equals(entry))
                        .findFirst()
                        .orElseThrow())
                .toList();
        Someone left = inOrder.get(0);
        acting.does(left.actor(), a -> competitions.leave(a, left.id(), id));
        db.run(
                "update party set deceased_on = current_date where id = ?",
                inOrder.get(1).id());
        db.run(
                "insert into processing_stop (id, party_id, request_id, kind, since, final, version) values (uuid(), ?, uuid(),"
                        + " 'RESTRICTION', utc_timestamp(6), false, 1)",
                inOrder.get(2).id());
        db.run(
                "update party set erased_at = utc_timestamp(6) where id = ?",
                inOrder.get(3).id());
        assertTrue(draw(officer, id));
        assertTrue(show(inOrder.get(4), id).won());
        assertEquals(4, acting.as(officer, a -> desk.show(a, id)).passedOver());
        assertEquals(
                0,
                db.count(
                        "select count(*) from competition_entry where competition_id = ? and party_id = ?",
                        id,
                        left.id()),
                "the entry is nobody's");
    }

    @Test
    @DisplayName("where nobody stands any more nobody wins, and the entries go")
    void nobody() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 15, false);
        Someone anna = folk.person();
        enter(anna, id);
        close(id);
        acting.does(anna.actor(), a -> competitions.leave(a, anna.id(), id));
        drawable(id);
        assertFalse(draw(officer, id));
        steps.competitionsToEmpty().forEach(steps::empty);
        assertEquals(0, db.count("select count(*) from competition_entry where competition_id = ?", id));
        assertEquals(State.CANCELLED, acting.as(officer, a -> desk.show(a, id)).state());
    }

    @Test
    @DisplayName("entering is one act with a receipt; twice is once; leaving before it closes deletes the entry")
    void entering() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 15, false);
        Someone anna = folk.person();
        long marketing = db.count("select count(*) from consent_decision where party_id = ?", anna.id());
        enter(anna, id);
        assertEquals("ENTERED_ALREADY", acting.refusal(anna.actor(), a -> entering(a, anna, id)));
        assertEquals(
                marketing,
                db.count("select count(*) from consent_decision where party_id = ?", anna.id()),
                "no other consent comes with it");
        assertEquals(
                ReceiptKind.COMPETITION_LEFT,
                acting.as(anna.actor(), a -> competitions.leave(a, anna.id(), id))
                        .kind());
        assertEquals(0, db.count("select count(*) from competition_entry where competition_id = ?", id));
        enter(anna, id);
        close(id);
        Someone bo = folk.person();
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> competitions.show(a, bo.id(), id)));
        assertEquals("NOT_FOUND", acting.refusal(bo.actor(), a -> competitions.entries(a, bo.id(), id)));
        UUID text = show(anna, id).textId();
        assertEquals(
                "COMPETITION_CLOSED",
                acting.refusal(bo.actor(), a -> competitions.enter(a, bo.id(), id, text, Language.DA)));
    }

    @Test
    @DisplayName(
            "P-3.2.1-a, K-23: who is too young, cannot be reached or has another brand does not enter; phone only where it is needed")
    void whoMayEnter() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 18, true);
        Someone anna = folk.person();
        assertEquals(18, show(anna, id).minimumAge());
        assertNotNull(show(anna, id).uses().phone());
        assertNull(show(anna, open(officer, 15, false)).uses().phone());
        db.run("update party set birth_date = current_date - interval 17 year where id = ?", anna.id());
        assertEquals("TOO_YOUNG", acting.refusal(anna.actor(), a -> entering(a, anna, id)));
        db.run("update party set birth_date = '1990-05-17', phone = null where id = ?", anna.id());
        assertEquals("REACH_MISSING", acting.refusal(anna.actor(), a -> entering(a, anna, id)));
        Someone bo = folk.person();
        db.run("update customer set brand = 'OISTER' where party_id = ?", bo.id());
        UUID text = show(anna, id).textId();
        assertEquals(
                NotFoundException.class,
                acting.failure(Role.CUSTOMER, () -> competitions.enter(bo.actor(), bo.id(), id, text, Language.DA))
                        .getClass());
        Someone firm = folk.company(anna);
        assertEquals(List.of(), acting.as(firm.actor(), a -> competitions.list(a, firm.id(), 0, 10)));
    }

    @Test
    @DisplayName(
            "K-24: what nobody draws, or sends a prize for, is ended by the timer, and the entries are deleted a batch at a time")
    void forgotten() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 15, false);
        enter(folk.person(), id);
        close(id);
        db.run("update competition set draws_on = current_date - interval 70 day where id = ?", id);
        db.run(
                "insert into competition_entry (id, competition_id, party_id, entered_at, asked_through, text_id, language,"
                        + " version) select uuid(), ?, null, utc_timestamp(6), 'PORTAL', t.id, 'da', 1 from consent_text t,"
                        + " seq_1_to_1100 where t.purpose_code = 'COMPETITION'",
                id);
        steps.competitionsToLapse().forEach(steps::lapse);
        assertEquals(State.LAPSED, acting.as(officer, a -> desk.show(a, id)).state());
        assertTrue(steps.competitionsToEmpty().contains(id));
        steps.empty(id);
        assertEquals(101, db.count("select count(*) from competition_entry where competition_id = ?", id));
        steps.empty(id);
        assertEquals(0, db.count("select count(*) from competition_entry where competition_id = ?", id));
        assertFalse(steps.competitionsToEmpty().contains(id));
    }

    @Test
    @DisplayName("called off, the entries are gone at once")
    void cancelled() {
        Actor officer = folk.staff(Role.OFFICER);
        UUID id = open(officer, 15, false);
        enter(folk.person(), id);
        acting.does(officer, a -> desk.cancel(a, id));
        assertEquals(0, db.count("select count(*) from competition_entry where competition_id = ?", id));
        assertEquals("COMPETITION_CLOSED", acting.refusal(officer, a -> desk.cancel(a, id)));
    }

    private UUID open(Actor officer, int age, boolean phone) {
        return acting.as(officer, a -> desk.create(a, Contest.draft(0, 1, age, phone)));
    }

    private Page show(Someone who, UUID id) {
        return acting.as(who.actor(), a -> competitions.show(a, who.id(), id));
    }

    private List<UUID> entries(Someone who, UUID id) {
        return acting.as(who.actor(), a -> competitions.entries(a, who.id(), id));
    }

    private void enter(Someone who, UUID id) {
        acting.does(who.actor(), a -> entering(a, who, id));
    }

    private void entering(Actor actor, Someone who, UUID id) {
        competitions.enter(
                actor, who.id(), id, competitions.show(actor, who.id(), id).textId(), Language.DA);
    }

    /** The last day is over. */
    private void close(UUID id) {
        db.run("update competition set closes_on = current_date - interval 2 day where id = ?", id);
        steps.close(id);
    }

    private boolean draw(Actor officer, UUID id) {
        Boolean won = acting.as(officer, a -> desk.draw(a, id));
        return won;
    }

    /** The day of the draw has come. */
    private void drawable(UUID id) {
        db.run("update competition set draws_on = current_date - interval 1 day where id = ?", id);
    }
}
