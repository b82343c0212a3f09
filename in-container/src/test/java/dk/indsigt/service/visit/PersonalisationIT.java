package dk.indsigt.service.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.consent.ConsentTextService;
import dk.indsigt.service.consent.ConsentTextService.Version;
import dk.indsigt.service.overview.OverviewService;
import dk.indsigt.service.visit.Personalisation.Suggestion;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PersonalisationIT {
    private static final ConsentKey KEY = new ConsentKey("PERSONALISATION", MarketingChannel.WEB, Brand.THREE);
    private static final Optional<Suggestion> NEXT =
            Optional.of(new Suggestion(Brand.THREE, "3Mobil 40 GB", "3Mobil 100 GB"));

    @EJB
    private Personalisation personalisation;

    @EJB
    private OverviewService overview;

    @EJB
    private ConsentService consents;

    @EJB
    private ConsentTextService texts;

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
            "K-22, B-45, B-49: something is suggested upon a yes of who is signed in, from the subscription, until the yes is taken back")
    void bothConditions() {
        Someone anna = holding("3Mobil 40 GB");
        assertEquals(Optional.empty(), suggested(anna));
        assertEquals(List.of(), personalised(anna));
        give(anna);
        assertEquals(NEXT, suggested(anna));
        assertEquals(List.of(Brand.THREE), personalised(anna));
        acting.as(anna.actor(), me -> consents.stop(me, anna.id(), KEY, Language.DA, null));
        assertEquals(Optional.empty(), suggested(anna));
        assertEquals(List.of(), personalised(anna));
    }

    @Test
    @DisplayName("who acts for somebody is not who said yes: nothing is suggested to a company's representative")
    void actingForSomebody() {
        Someone anna = holding("3Mobil 40 GB");
        give(anna);
        Someone company = folk.company(anna);
        assertEquals(
                Optional.empty(),
                acting.as(anna.actor(), me -> personalisation.suggestion(me, company.id(), List.of(Brand.values()))));
        Someone bo = folk.person();
        assertEquals(
                "NOT_FOUND",
                acting.refusal(bo.actor(), me -> personalisation.suggestion(me, anna.id(), List.of(Brand.THREE))));
    }

    @Test
    @DisplayName(
            "art. 18, art. 21: a restriction, an objection to marketing and an unprovable yes stand against it, though the yes stands")
    void whatStandsAgainstIt() {
        Someone anna = holding("3Mobil 40 GB");
        give(anna);
        db.run(
                "insert into processing_stop (id, party_id, kind, request_id, since, final, version) values (uuid(), ?,"
                        + " 'RESTRICTION', uuid(), utc_timestamp(6), true, 1)",
                anna.id());
        assertEquals(Optional.empty(), suggested(anna));
        assertEquals(List.of(Brand.THREE), personalised(anna), "the yes is still told; it is not acted upon");
        db.run("update processing_stop set ended_at = utc_timestamp(6) where party_id = ?", anna.id());
        assertEquals(NEXT, suggested(anna));

        db.run("update consent_state set provable = false where party_id = ?", anna.id());
        assertEquals(Optional.empty(), suggested(anna));
        db.run("update consent_state set provable = true where party_id = ?", anna.id());
        acting.as(anna.actor(), me -> consents.objectToMarketing(me, anna.id(), null));
        assertEquals(Optional.empty(), suggested(anna));
    }

    @Test
    @DisplayName("a text that changed materially asks again first; what nobody sells more of suggests nothing")
    void changedTextAndLastProduct() {
        Someone last = holding("3Mobil Fri Data");
        give(last);
        assertEquals(Optional.empty(), suggested(last));
        Someone anna = holding("3Mobil 40 GB");
        give(anna);
        assertEquals(NEXT, suggested(anna));
        Actor officer = folk.staff(Role.OFFICER);
        Version now =
                acting.as(officer, me -> texts.newest(me, "PERSONALISATION")).get(0);
        acting.as(
                officer,
                me -> texts.save(
                        me,
                        "PERSONALISATION",
                        now.number(),
                        new LocalText(now.text().da() + " Mere.", now.text().en() + " More."),
                        true));
        assertEquals(Optional.empty(), suggested(anna));
        assertTrue(personalised(anna).isEmpty());
    }

    private Someone holding(String product) {
        Someone someone = folk.person();
        db.run("update customer set brand = 'THREE' where party_id = ?", someone.id());
        db.run("update subscription set product = ? where customer_id = ?", product, someone.customerId());
        return someone;
    }

    private void give(Someone who) {
        acting.as(
                who.actor(),
                me -> consents.give(
                        me,
                        who.id(),
                        KEY,
                        consents.currentText(me, who.id(), "PERSONALISATION").id(),
                        Language.DA,
                        null));
    }

    private Optional<Suggestion> suggested(Someone who) {
        return acting.as(who.actor(), me -> personalisation.suggestion(me, who.id(), List.of(Brand.THREE)));
    }

    private List<Brand> personalised(Someone who) {
        return acting.as(who.actor(), me -> overview.of(me, who.id())).personalised();
    }
}
